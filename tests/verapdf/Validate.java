import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.processor.reports.enums.JobEndStatus;

/**
 * Validates each file named on the command line against PDF/A-3a and PDF/UA-1, all in one process.
 *
 * <p>One line of JSON on standard output for a file and profile: either "passed" and "failed", or "error" where the
 * file was not validated to its end. Nobody may take such a line for a success.
 */
public final class Validate {
    private static final Map<String, PDFAFlavour> PROFILES = new LinkedHashMap<>();
    private static final int CONTEXTS_SHOWN = 1;

    static {
        PROFILES.put("PDF/A-3a", PDFAFlavour.PDFA_3_A);
        PROFILES.put("PDF/UA-1", PDFAFlavour.PDFUA_1);
    }

    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        ObjectMapper json = new ObjectMapper();
        for (String file : files) {
            for (Map.Entry<String, PDFAFlavour> profile : PROFILES.entrySet()) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("file", file);
                line.put("profile", profile.getKey());
                line.putAll(judge(new File(file), profile.getValue()));
                System.out.println(json.writeValueAsString(line));
            }
        }
    }

    private static Map<String, Object> judge(File file, PDFAFlavour flavour) {
        try {
            return told(validate(file, flavour));
        } catch (Exception | StackOverflowError failure) {
            return Map.of("error", failure + (failure.getCause() == null ? "" : ", because of " + failure.getCause()));
        }
    }

    private static ValidationResult validate(File file, PDFAFlavour flavour) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator = Foundries.defaultInstance()
                        .createValidator(flavour, CONTEXTS_SHOWN, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            if (result.getJobEndStatus() != JobEndStatus.NORMAL || result.getTotalAssertions() == 0) {
                throw new IllegalStateException("ended early: " + result.getJobEndStatus());
            }
            return result;
        }
    }

    private static Map<String, Object> told(ValidationResult result) {
        List<Map<String, Object>> failed = new ArrayList<>();
        int failures = 0;
        for (Map.Entry<RuleId, Integer> one : result.getFailedChecks().entrySet()) {
            failed.add(rule(result, one.getKey(), one.getValue()));
            failures += one.getValue();
        }
        if (failed.isEmpty() != result.isCompliant()) {
            throw new IllegalStateException("the verdict contradicts the list of failed rules");
        }
        return Map.of("passed", result.getTotalAssertions() - failures, "failed", failed);
    }

    private static Map<String, Object> rule(ValidationResult result, RuleId id, int count) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("clause", id.getClause());
        told.put("test", id.getTestNumber());
        told.put("count", count);
        told.put("description", result.getValidationProfile().getRuleByRuleId(id).getDescription());
        String context = "";
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getRuleId().equals(id)) {
                context = assertion.getLocation().getContext();
                break;
            }
        }
        told.put("context", context);
        return told;
    }

    private Validate() {}
}
