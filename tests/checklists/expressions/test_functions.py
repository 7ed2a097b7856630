"""The value of every function, as the published references of XPath 1.0 and ODK XForms tell it, and of the operators."""

import re

import pytest
from checklists.expressions.filled import result

from inspector.checklists.expressions.functions.registry import FUNCTIONS

VALUES = r"""
# conditions
if(true(), 'a', 'b')                                        a
if('', 'a', 'b')                                            b
if(${empty}, 'a', 'b')                                      b
if(${five} > 4, ${five} * 2, 0)                             10
if(true(), 1, 1 div 0)                                      1
coalesce('a', 'b')                                          a
coalesce('', 'b')                                           b
coalesce(${empty}, ${name}, 'x')                            Ann Lee
coalesce(${hidden}, 'gone')                                 gone
coalesce('', '')
once('first')                                               first
true()                                                      true
false()                                                     false
not(true())                                                 false
not('')                                                     true
not(${empty})                                               true
not(${five})                                                false
boolean(0)                                                  false
boolean('0')                                                true
boolean(0 div 0)                                            false
boolean('')                                                 false
boolean(${empty})                                           false
boolean(${none})                                            false
boolean(${r})                                               true
boolean-from-string('true')                                 true
boolean-from-string('1')                                    true
boolean-from-string(1)                                      true
boolean-from-string('yes')                                  false
boolean-from-string('')                                     false
checklist(-1, 2, 2 > 1)                                     true
checklist(-1, 2, 1 = 1, 2 = 2, 3 = 3)                       false
checklist(1, 1, true(), false(), false())                   true
checklist(2, -1, ${yes}, 'yes', 'no', '')                   true
checklist(1, 1, 'no')                                       false
weighted-checklist(-1, 2, 2 > 1, 2)                         true
weighted-checklist(-1, 2, 2 > 1, 3)                         false
weighted-checklist(2, 2, true(), 2, false(), 5)             true
weighted-checklist(2, -1, true(), 999, false(), 5)          true
weighted-checklist(5, 5, ${yes}, ${five})                   true

# choices
selected('a b c', 'b')                                      true
selected('a b c', ' b ')                                    true
selected('ab c', 'a')                                       false
selected(${empty}, 'a')                                     false
selected(${empty}, '')                                      false
selected(${many}, 'blue')                                   true
selected-at('zero one two', 1)                              one
selected-at('zero one two', 3)
selected-at('zero one two', -1)
selected-at('', 0)
selected-at(${many}, 'x')
count-selected(${many})                                     2
count-selected('  a   b ')                                  2
count-selected('')                                          0
jr:choice-name(${one}, '${one}')                            Red
jr:choice-name(selected-at(${many}, 1), '${many}')          Blue
jr:choice-name(${many}, '/data/many')                       Red, Blue
jr:choice-name('green', '${many}')
instance('colours')/root/item[name = 'blue']/label          Blue
instance('colours')/root/item[warm = 'yes'][2]/name         pink
instance('colours')/root/item[position() = last()]/name     pink
instance('colours')/root/item[order < 3]/name               blue
instance('colours')/root/item[name = ${one}]/warm           yes
instance('colours')/root/item[name = 'green']/label
count(instance('colours')/root/item[warm = 'yes'])          2
count(instance('colours')//name)                            3
count(instance('colours')/root/*)                           3
join('|', instance('colours')/root/item/name)               red|blue|pink

# sets of nodes
count(${n})                                                 3
count(${none})                                              0
count(${p})                                                 0
count(${empty})                                             1
count(${hidden})                                            0
count(${r})                                                 3
count(${k})                                                 4
count(${n} | ${m} | ${n})                                   6
count-non-empty(${m})                                       2
count-non-empty(${none})                                    0
sum(${n})                                                   7
sum(${p})                                                   0
sum(${m})                                                   NaN
min(${n})                                                   1
max(${n})                                                   4
min(${m})                                                   NaN
max(${p})                                                   NaN
max(3, 17, -32)                                             17
min(3, 17, -32)                                             -32
max(3, '')                                                  NaN
sum(${r}[n > 1]/n)                                          6
count(/data/r[n > 1])                                       2
/data/r[2]/n                                                2
/data/r[last()]/n                                           4
/data/r[position() = 2]/n                                   2
position(${r}[n = 4])                                       3
indexed-repeat(${n}, ${r}, 3)                               4
indexed-repeat(${n}, ${r}, 9)
indexed-repeat(${n}, ${r}, 0)
indexed-repeat(${k}, ${r}, 1, ${r2}, 2)                     y
indexed-repeat(/data/r/n, /data/r, 2)                       2
last()                                                      1
position()                                                  1
count(current())                                            1
string(current())

# text
string(0)                                                   0
string(-0)                                                  0
string(123.)                                                123
string(.123)                                                0.123
string(-0.1000)                                             -0.1
string(1 div 0)                                             Infinity
string(-1 div 0)                                            -Infinity
string(0 div 0)                                             NaN
string(1000000000000000000000)                              1000000000000000000000
string(0.0000001)                                           0.0000001
string(true())                                              true
string(${n})                                                1
concat('a', 1, true(), ${empty}, 'c')                       a1truec
concat(${m}, '!')                                           ac!
concat('a')                                                 a
join(', ', 'a', 'b')                                        a, b
join('-', ${n})                                             1-2-4
join('-')
string-length('')                                           0
string-length('中文')                                        2
string-length(${name})                                      7
substr('hello', 0)                                          hello
substr('hello', 1, 4)                                       ell
substr('hello', -2)                                         lo
substr('hello', 0, -1)                                      hell
substr('hello', 4, 2)
substr('hello', 9)
substr('hello', '')                                         hello
substring('12345', 2, 3)                                    234
substring('12345', 2)                                       2345
substring('12345', 0, 3)                                    12
substring('12345', 1.5, 2.6)                                234
substring('12345', 1.3, 2.3)                                12
substring('12345', 0 div 0, 3)
substring('12345', 1, 0 div 0)
substring('12345', 1 div 0)
substring('12345', -1 div 0)                                12345
substring('12345', -42, 1 div 0)                            12345
substring('12345', -1 div 0, 1 div 0)
substring-before('abb', 'b')                                a
substring-before('ab', 'c')
substring-before('a', '')
substring-after('aab', 'a')                                 ab
substring-after('a', '')                                    a
substring-after('ab', 'c')
translate('aabb', 'ab', 'ba')                               bbaa
translate('aa', 'aa', 'bc')                                 bb
translate('abc', 'b', '')                                   ac
translate('ab', 'a', 'AB')                                  Ab
contains('asdf', 'sd')                                      true
contains('asdf', 'af')                                      false
contains('', '')                                            true
starts-with('ba', 'b')                                      true
starts-with('', 'b')                                        false
ends-with('ba', 'a')                                        true
ends-with('', '')                                           true
ends-with('a', 'ba')                                        false
normalize-space('  a   b ')                                 a b
regex('12345', '\d{5}')                                     true
regex('123456', '\d{5}')                                    false
regex('', '[0-9]*')                                         true
regex(${name}, '[A-Z][a-z]+ [A-Z][a-z]+')                   true
digest('abc', 'SHA-256', 'hex')                             ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
digest('abc', 'MD5', 'hex')                                 900150983cd24fb0d6963f7d28e17f72
digest('abc', 'SHA-1')                                      qZk+NkcGgWq6PiVxeFDCbJzQ2J0=
digest('abc', 'CRC')

# numbers
number('12')                                                12
number(' 12 ')                                              12
number('1e3')                                               1000
number('')                                                  NaN
number('1_0')                                               NaN
number('nan')                                               NaN
number('inf')                                               NaN
number('十')                                                 NaN
number(true())                                              1
number(${empty})                                            NaN
number(${none})                                             NaN
number('2026-11-26')                                        20783
number('2026-02-30')                                        NaN
int('123.456')                                              123
int(-1.9)                                                   -1
int('')                                                     NaN
round(1.5)                                                  2
round(-1.5)                                                 -2
round(2.15, 1)                                              2.2
round(-1.475, 2)                                            -1.48
round('23.7825', -1)                                        20
round(626.3, -3)                                            1000
round(-50.55, -2)                                           -100
round(1 div 47999799999)                                    0
round(-0.4)                                                 0
round('a')                                                  NaN
round(1 div 0)                                              Infinity
round(1.234, 5)                                             1.234
floor(-1.5)                                                 -2
floor('')                                                   NaN
ceiling(-1.5)                                               -1
ceiling(1.2)                                                2
abs(-3)                                                     3
abs('')                                                     NaN
pow(2, 10)                                                  1024
pow(0, -1)                                                  Infinity
pow(-8, 0.5)                                                NaN
pow(10, 400)                                                Infinity
sqrt(4)                                                     2
sqrt(-2)                                                    NaN
exp(0)                                                      1
exp(2)                                                      7.38905609893065
exp(1000)                                                   Infinity
exp10(-2)                                                   0.01
log(2)                                                      0.6931471805599453
log(0)                                                      -Infinity
log(-1)                                                     NaN
log10(1000)                                                 3
sin(2)                                                      0.9092974268256817
cos(2)                                                      -0.4161468365471424
round(tan(2), 12)                                           -2.185039863262
round(asin(0.5), 12)                                        0.523598775598
acos(2)                                                     NaN
round(acos(-1), 12)                                         3.14159265359
round(atan(0.5), 12)                                        0.463647609001
round(atan2(2, 3), 12)                                      0.588002603548
atan2(2, '')                                                NaN
pi()                                                        3.141592653589793

# dates: the form's time is 2026-11-26T09:30:15.250+08:00
today()                                                     2026-11-26
now()                                                       2026-11-26T09:30:15.250+08:00
today() = ${day}                                            true
date('1970-01-01')                                          1970-01-01
date('1970-1-2')                                            1970-01-02
date(0)                                                     1970-01-01
date(1.5)                                                   1970-01-02
date(-1)                                                    1969-12-31
date('2026-11-26T23:59:00+08:00')                           2026-11-26
date(${day} + 7)                                            2026-12-03
date('nonsense')
date(${empty})
date(99999999)
date('2001-12-26') > date('2001-12-25')                     true
date('2012-01-01') < today()                                true
${day} < '2027-01-01'                                       true
${moment} > today()                                         true
now() - ${moment} < 1                                       true
'string' = date('1999-09-09')                               false
today() - date('2026-11-01')                                25
int((today() - date('1990-11-27')) div 365.25)              35
date-time('2026-11-26')                                     2026-11-26T00:00:00.000+08:00
date-time(20783.5)                                          2026-11-26T12:00:00.000+08:00
date-time('2026-11-26T01:02:03Z')                           2026-11-26T01:02:03.000+00:00
date-time('x')
decimal-date-time('1970-01-01T00:00:00Z')                   0
decimal-date-time('1970-01-02T00:00:00Z')                   1
decimal-date-time('1969-12-31T00:00:00Z')                   -1
decimal-date-time('1970-01-01T08:00:00+08:00')              0
decimal-date-time('1970-01-02') * 24                        16
decimal-date-time(1.5)                                      1.5
decimal-date-time('')                                       NaN
decimal-time('06:00:00.000-07:00')                          0.25
decimal-time('12:00')                                       0.5
decimal-time('24:00:00.000-07:00')                          NaN
decimal-time('06:60:00.000-07:00')                          NaN
decimal-time(2)                                             NaN
decimal-time('a')                                           NaN
decimal-time(${moment})                                     0.25
format-date('2026-11-06', '%Y-%m-%d %y %n %e')              2026-11-06 26 11 6
format-date('2026-11-26', '%a %b')                          Thu Nov
format-date(0, '%d.%m.%Y')                                  01.01.1970
format-date('', '%Y')
format-date('2026-11-26', '%q%%')                           %q%
format-date-time('2026-11-26T06:05:04.03Z', '%H:%M:%S.%3')  06:05:04.030
format-date-time(${day}, '%h:%M')                           0:00

# operators
1 + 2 * 3                                                   7
1 - 1 - 1                                                   -1
-1 - -2                                                     1
5 mod -2                                                    1
-5 mod 2                                                    -1
5 mod 1.5                                                   0.5
1 mod 0                                                     NaN
10 mod (1 div 0)                                            10
(1 div 0) mod 1                                             NaN
1 div 0                                                     Infinity
0 div 0                                                     NaN
5 div 4 div 1 div -1 div -4                                 0.3125
1-10 mod 3 div 3                                            0.6666666666666667
'1' + '1'                                                   2
true() + true()                                             2
${empty} + 1                                                NaN
${five} = 5                                                 true
${five} = '5.0'                                             false
${five} = 5.0                                               true
${five} != 5                                                false
${empty} = ''                                               true
${empty} = 0                                                false
${empty} < 5                                                false
${empty} >= 5                                               false
not(${empty} < 5)                                           true
${hidden} = ''                                              true
${none} = ''                                                true
${n} = 2                                                    true
${n} != 2                                                   true
${n} > 3                                                    true
${n} > 4                                                    false
${p} = ${empty}                                             true
'2' > '10'                                                  false
'a' < 'b'                                                   false
true() = 'x'                                                true
false() = ${empty}                                          true
1 = 1 and 2 = 3 or 4 = 4                                    true
'' or ${five}                                               true
${empty} and ${five}                                        false
${A03}/@bad                                                 3
${A03}/@bad div ${A03}/@sample > 0.1                        true
${A03}/@none
${A03}/@none = ''                                           true
/data/five                                                  5
../five + 1                                                 6
current()/../five                                           5
/data/nothing = ''                                          true
${name}                                                     Ann Lee
../date                                                     
"it's"                                                      it's
"""


def table() -> list[tuple[str, str]]:
    """Each expression with the text of its value."""
    lines = [line for line in VALUES.splitlines() if line and not line.startswith("#")]
    pairs = [re.match(r"(.*?)(?:  +(\S.*?))?\s*$", _guarded(line)) for line in lines]
    return [(match[1].strip().replace("\0", "  "), match[2] or "") for match in pairs if match]


def _guarded(line: str) -> str:
    """Blanks within quotes do not end the expression."""
    return re.sub(r"'[^']*'|\"[^\"]*\"", lambda match: match[0].replace("  ", "\0"), line)


@pytest.mark.parametrize(("expression", "value"), table())
def test_an_expression_has_the_value_of_the_reference(expression: str, value: str) -> None:
    assert result(expression) == value


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("position(..)", "3"),
        ("${n}", "4"),
        ("sum(${n})", "4"),
        ("count(${r})", "3"),
        ("sum(/data/r/n)", "4"),
        ("sum(/data/r[true()]/n)", "7"),
        ("sum(../../r/n)", "7"),
        ("indexed-repeat(${n}, ${r}, position(..) - 1)", "2"),
        ("count(${k})", "1"),
        ("${five}", "5"),
        ("../n * 2", "8"),
        ("/data/r[position() < position(current()/..)]/n", "1"),
    ],
)
def test_within_a_repeat_a_name_means_the_same_instance(expression: str, value: str) -> None:
    assert result(expression, of="within", at=(4,)) == value


@pytest.mark.parametrize(
    ("expression", "value"),
    [("${k}", "y"), ("${n}", "1"), ("position(..)", "2"), ("count(${r2})", "2"), ("../../n", "1")],
)
def test_within_a_nested_repeat_too(expression: str, value: str) -> None:
    assert result(expression, of="deep", at=(1, 2)) == value


def test_every_function_is_in_the_table() -> None:
    written = " ".join(expression for expression, _ in table())
    assert [name for name in FUNCTIONS if f"{name}(" not in written] == []
