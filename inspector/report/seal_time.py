"""Prove the time of a signed report later, when there is a network: evidence of the certificates' state and
a document time stamp, appended behind the signatures (PAdES B-LT and B-LTA, ETSI EN 319 142-1).

A signature made offline carries no time of its own that others can check. The document time stamp proves
that all of it existed at its time: such a report is accepted as of then. What a file has come to is told by
`times.pades_level`.
"""

import asyncio
from collections.abc import Sequence
from typing import BinaryIO

import aiohttp
from asn1crypto import cms, x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.signers.pdf_signer import PdfTimeStamper, TimestampDSSContentSettings
from pyhanko.sign.timestamps import HTTPTimeStamper, TimeStamper, TimestampRequestError
from pyhanko.sign.validation.dss import DocumentSecurityStore, collect_validation_info
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import (
    InsufficientRevinfoError,
    PathBuildingError,
    PathValidationError,
    RevokedError,
)
from pyhanko_certvalidator.fetchers.aiohttp_fetchers import AIOHttpFetcherBackend

from inspector.errors import Refused
from inspector.model.level import Level
from inspector.report.cms import TimeStamp

ANSWER_S = 20


# What the parser raises on an answer that is none. A refusal has no time stamp (RFC 3161, 2.4.2), which the
# parser does not know either.
NO_ANSWER = (AttributeError, LookupError, TypeError, ValueError)


class _Appended(IncrementalPdfFileWriter):  # type: ignore[misc]  # pyHanko's types are not followed
    """An update that leaves title and metadata as they were signed."""

    def _update_meta(self) -> None:
        """Nothing: see `verify_changes`."""


class _Service(HTTPTimeStamper):  # type: ignore[misc]  # pyHanko's types are not followed
    """A time stamp service, asked by HTTP (RFC 3161, 3.4). Asking raises Refused "tsa-unreachable", "tsa-refused"."""

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> cms.ContentInfo:
        """The stamp of a digest."""
        try:
            return await super().async_timestamp(message_digest, md_algorithm)
        except TimestampRequestError as error:
            answered = error.__cause__ is None or isinstance(error.__cause__, aiohttp.ClientResponseError)
            raise (_refused() if answered else _unreachable()) from error
        except NO_ANSWER as error:
            raise _refused() from error


def seal_time(
    report: BinaryIO, out: BinaryIO, tsa: str, trust: Sequence[bytes], level: Level = Level.LTA
) -> None:
    """Write the report with its evidence to `out`. `trust` are root certificates (DER); revocation is
    asked for at the addresses the certificates name, the time at `tsa` (RFC 3161).

    Raises Refused "not-a-report", "tsa-unreachable", "tsa-refused", "no-revocation-data",
    "certificate-revoked", "certificate-unknown".
    """
    try:
        asyncio.run(_seal_time(report, out, tsa, trust, level))
    except RevokedError as error:
        raise _revoked() from error
    except (InsufficientRevinfoError, aiohttp.ClientError, TimeoutError) as error:
        raise _no_evidence() from error
    except (PathBuildingError, PathValidationError) as error:
        raise _unknown() from error
    except PdfError as error:
        raise _no_report() from error


async def _seal_time(report: BinaryIO, out: BinaryIO, tsa: str, trust: Sequence[bytes], level: Level) -> None:
    reader = PdfFileReader(report, strict=True)
    if not reader.embedded_regular_signatures:
        raise _no_report()
    roots = [x509.Certificate.load(der) for der in trust]
    async with aiohttp.ClientSession() as session:
        service = _Service(tsa, timeout=ANSWER_S, session=session)
        if level is Level.T:
            await _stamp_only(_Appended.from_reader(reader), out, service, roots)
            return
        context = ValidationContext(
            trust_roots=roots,
            allow_fetching=True,
            revocation_mode="require",
            fetcher_backend=AIOHttpFetcherBackend(session, per_request_timeout=ANSWER_S),
        )
        writer = await _with_evidence(reader, context)
        if level is Level.LT:
            writer.write(out)
        else:
            await _stamp(writer, out, service, context)


async def _stamp_only(
    writer: IncrementalPdfFileWriter, out: BinaryIO, service: TimeStamper, roots: list[x509.Certificate]
) -> None:
    # Its certificate must lead to a root: a time nobody trusts proves nothing.
    context = ValidationContext(trust_roots=roots, allow_fetching=False)
    async for _ in service.validation_paths(context):
        pass
    await PdfTimeStamper(service).async_timestamp_pdf(writer, "sha256", output=out)


async def _with_evidence(reader: PdfFileReader, context: ValidationContext) -> IncrementalPdfFileWriter:
    writer = _Appended.from_reader(reader)
    for signature in reader.embedded_regular_signatures:
        paths = await collect_validation_info(signature, context)
        contents = signature.pkcs7_content.hex().upper().encode("ascii")
        DocumentSecurityStore.supply_dss_in_writer(writer, contents, paths=paths, validation_context=context)
    return writer


async def _stamp(
    writer: IncrementalPdfFileWriter, out: BinaryIO, stamper: TimeStamper, context: ValidationContext
) -> None:
    # All evidence before the stamp: what came behind it would be covered by nothing.
    settings = TimestampDSSContentSettings(include_vri=False, update_before_ts=True)
    await PdfTimeStamper(stamper).async_timestamp_pdf(
        writer, "sha256", validation_context=context, output=out, dss_settings=settings
    )


def time_stamp_from(tsa: str) -> TimeStamp:
    """A service that stamps a SHA-256 (RFC 3161). Asking raises Refused "tsa-unreachable", "tsa-refused"."""

    def stamp(digest: bytes) -> cms.ContentInfo:
        return asyncio.run(_Service(tsa, timeout=ANSWER_S).async_timestamp(digest, "sha256"))

    return stamp


def _unreachable() -> Refused:
    return Refused(
        "tsa-unreachable",
        en="The time stamp service did not answer. Check the network and the address, and try again; the report is "
        "unchanged.",
        zh="时间戳服务没有应答。请检查网络和地址后再试；报告未改动。",
    )


def _refused() -> Refused:
    return Refused(
        "tsa-refused",
        en="The time stamp service answered, but gave no time stamp. Check its address, or use another service; the "
        "report is unchanged.",
        zh="时间戳服务已应答，但未签发时间戳。请检查地址或换用其他服务；报告未改动。",
    )


def _revoked() -> Refused:
    return Refused(
        "certificate-revoked",
        en="A signer's certificate was revoked. Ask who issued it; the report is unchanged.",
        zh="签名证书已被吊销。请向签发机构查询；报告未改动。",
    )


def _no_evidence() -> Refused:
    return Refused(
        "no-revocation-data",
        en="The state of a certificate could not be found out. Try again later, or prove the time alone (level T); the "
        "report is unchanged.",
        zh="无法查询证书的状态。请稍后再试，或只添加时间戳（级别 T）；报告未改动。",
    )


def _unknown() -> Refused:
    return Refused(
        "certificate-unknown",
        en="The certificate of a signer or of the time stamp service does not lead to a trusted issuer. Add the issuer "
        "to the trust folder; the report is unchanged.",
        zh="签名人或时间戳服务的证书无法追溯到受信任的签发机构。请将签发机构加入信任列表；报告未改动。",
    )


def _no_report() -> Refused:
    return Refused(
        "not-a-report",
        en="The file is not a signed report. Choose the PDF that was exported.",
        zh="该文件不是已签名的报告。请选择导出的 PDF 文件。",
    )
