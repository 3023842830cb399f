"""What is said of each mistake in a file of YAML, and that nothing at all stops the reader.

Whatever depends on the parser is held for libyaml's and for the one in pure Python.
"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.authoring.yaml_reading import PURE, good, parser, paths, reading, source, told
from wargame.authoring.diagnostics import Diagnostics, Mark, render
from wargame.authoring.yaml12 import Document, read, read_file

MISTAKES: dict[str, tuple[str, str, int, int, str]] = {
    "a repeated key": ("a: 1\nb: 2\na: 3\n", "duplicate-key", 3, 1, "each key once"),
    "a number as key": ("1: x\n", "non-string-key", 1, 1, '"1"'),
    "a boolean as key": ("a:\n  true: x\n", "non-string-key", 2, 3, '"true"'),
    "an empty key": ("?\n: x\n", "non-string-key", 1, 2, "quotes"),
    "a list as key": ("a: 1\n[b]: x\n", "non-string-key", 2, 1, "quotes"),
    "an anchor": ("a: &base\n  b: 1\n", "anchor", 1, 4, "&"),
    "an alias": ("a: 1\nb: [c, *base]\n", "alias", 2, 8, "written out"),
    "a merge": ("a:\n  <<: {b: 1}\n", "merge-key", 2, 3, "written out"),
    "a tag": ("a: !!python/object:os.system x\n", "tag", 1, 4, "the value alone"),
    "a negation as in other languages": ("a: !war\n", "tag", 1, 4, "`not`"),
    "two documents": ("---\na: 1\n---\nb: 2\n", "several-documents", 3, 1, "one document"),
    "an empty file": ("", "empty-file", 1, 1, "key: value"),
    "only a comment": ("# later\n", "empty-file", 1, 1, "key: value"),
    "only a separator": ("---\n", "empty-file", 1, 1, "key: value"),
    "a control character": ("a: 1\nb: x\x07y\n", "control-character", 2, 5, "seen"),
    "a control character by escape": ('a: "\\"\\e[31m"\n', "control-character", 1, 7, "seen"),
    "a line separator": ("a: x\u2028y\n", "control-character", 1, 5, "seen"),
    "half a character": ("a: \ud83d\n", "control-character", 1, 4, "seen"),
    "a number beyond 64 bits": ("a: -9999999999999999999\n", "number-too-large", 1, 4, "digits"),
    "a number of 5,000 digits": (f"a: {'9' * 5000}\n", "number-too-large", 1, 4, "digits"),
    "a tab as indentation": ("a:\n\tb: 1\n", "tab-indentation", 2, 1, "spaces"),
    "a tab after spaces": ("a:\n  \tb: 1\n", "tab-indentation", 2, 3, "spaces"),
    "a formula with a comma in braces": (
        "- {when: min(a, b) > 2}\n",
        "comma-in-text",
        1,
        10,
        '"min(a, b) > 2"',
    ),
    "a formula with two commas in braces": (
        "- {add: 1, when: max(a, b, c) > 2, why: x}\n",
        "comma-in-text",
        1,
        18,
        '"max(a, b, c) > 2"',
    ),
    "a formula with a comma in brackets": (
        "a: [b, f(g(x, y), z) + 1, c]\n",
        "comma-in-text",
        1,
        8,
        '"f(g(x, y), z) + 1"',
    ),
    "a sentence with a comma in braces": (
        "{why: rich, poor and all, add: 1}\n",
        "comma-in-text",
        1,
        7,
        '"rich, poor and all"',
    ),
    "a sentence over two lines in braces": (
        "a: {why: rich,\n  poor, add: 1}\n",
        "comma-in-text",
        1,
        10,
        '"rich, poor"',
    ),
    "the end of a formula": ('{a: "x", b) > 2}\n', "comma-in-text", 1, 10, "quotes"),
    "no space after a colon in braces": ("{a: 1, add:1}\n", "missing-space", 1, 11, "key: value"),
    "such a negation in braces": ("{when: !war}\n", "reserved-sign", 1, 8, "`not`"),
    "no space after a colon": ("a: 1\nb:2\nc: 3\n", "missing-space", 2, 2, "key: value"),
    "no space after the first colon": ("a:1\nb: 2\n", "missing-space", 1, 2, "key: value"),
    "a line without colon": ("a: 1\nhello you\nb: 2\n", "missing-colon", 2, 1, "colon"),
    "a colon in a text": ("a: He said: no # so\n", "colon-in-text", 1, 11, '"He said: no"'),
    "a colon in a text with quotes": (
        'a: say "x": y\n',
        "colon-in-text",
        1,
        11,
        "'say \"x\": y'",
    ),
    "a colon in braces": ("{a: b: c}\n", "colon-in-text", 1, 6, "quotes"),
    "a colon late in a long paragraph": (
        f"- {'word ' * 300}end: more\n",
        "colon-in-text",
        1,
        1506,
        "quotes",
    ),
    "an open double quote": ('a: "one\nb: 2\n', "unclosed-quote", 1, 4, '`"` at the end'),
    "an open single quote": ("a: 'one\n", "unclosed-quote", 1, 4, "written ''"),
    "a quote closed by the next one": ('a: "one\nb: "two"\n', "unclosed-quote", 1, 4, "closing"),
    "an open bracket": (
        "a: [b,\n c\nd: e\n",
        "unclosed-bracket",
        1,
        4,
        "`]` at its end; the mistake shows in line 3",
    ),
    "an open brace": ("a: {b: c\nd: e\n", "unclosed-bracket", 1, 4, "`}`"),
    "the wrong bracket": ("a: {b: [c}\n", "unclosed-bracket", 1, 8, "`]`"),
    "a bracket too many": ("a: [b]]\n", "stray-sign", 1, 7, "no such sign"),
    "a comma first": ("a: , b\n", "stray-sign", 1, 4, "quotes"),
    "no comma": ('{a: "x" + y}\n', "missing-comma", 1, 9, "comma"),
    "braces in a formula in braces": ("{when: x in {a, b}}\n", "missing-comma", 1, 13, "quotes"),
    "text after quotes": ('a: "Blue" team\n', "text-after-end", 1, 11, "'\"Blue\" team'"),
    "text after a bracket": ("a: [sic] island\n", "text-after-end", 1, 10, '"[sic] island"'),
    "an apostrophe in single quotes": ("a: 'it's so'\n", "text-after-end", 1, 8, '"it\'s so"'),
    "an unknown escape": ('a: "C:\\qq"\n', "bad-escape", 1, 7, "single quotes"),
    "an unfinished escape": ('a: "\\u12"\n', "bad-escape", 1, 5, "single quotes"),
    "a question mark first": ("a: ? what\n", "reserved-sign", 1, 4, '"? what"'),
    "a question mark in a list": ("- ? what\n", "reserved-sign", 1, 3, '"? what"'),
    "a star first": ("a: ** now **\n", "reserved-sign", 1, 4, '"** now **"'),
    "an ampersand first": ("a: & so on\n", "reserved-sign", 1, 4, '"& so on"'),
    "a percent sign first": ("a: %5\n", "reserved-sign", 1, 4, '"%5"'),
    "an at sign first": ("a: @all\n", "reserved-sign", 1, 4, '"@all"'),
    "a backtick first": ("a: `x`\n", "reserved-sign", 1, 4, '"`x`"'),
    "a greater sign first": ("a: > 5 ships\n", "reserved-sign", 1, 4, '"> 5 ships"'),
    "a dash first": ("a: - x\n", "list-in-line", 1, 4, '"- x"'),
    "a dash in brackets": ("a: [- x]\n", "reserved-sign", 1, 5, "quotes"),
    "a key too deep": ("a: 1\n  b: 2\n", "bad-indentation", 2, 3, "in line"),
    "a key too shallow": ("a:\n    b: 1\n  c: 2\n", "bad-indentation", 3, 3, "indentation"),
    "an entry too shallow": ("a:\n  - b\n - c\n", "bad-indentation", 3, 2, "indentation"),
    "a key among entries": ("- a\nb: c\n", "bad-indentation", 2, 1, "indentation"),
    "no key in braces": ("{a: 1, : x}\n", "missing-key", 1, 8, "key: value"),
    "no key": ("a: 1\n: x\n", "missing-key", 2, 1, "key: value"),
    "a colour taken for a comment": ("fill: #ffcc00\n", "value-in-comment", 1, 7, '"#ffcc00"'),
    "an unknown version": ("%YAML 3.0\n---\na: 1\n", "yaml-syntax", 1, 1, "quotes"),
}


@PURE
@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_once_with_its_place_and_remedy(name: str, pure: bool) -> None:
    text, code, line, column, remedy = MISTAKES[name]

    (found,) = reading(text, pure)[1]

    assert (found.code, found.mark) == (code, Mark("f.yaml", line, column))
    assert remedy in found.expected
    assert found.message.endswith(".")


@PURE
def test_of_a_repeated_key_both_places_are_named(pure: bool) -> None:
    _, (second, third) = reading("x:\n  a: 1\n  a: 2\n  'a': 3\n", pure)

    assert "f.yaml:2:3" in second.message
    assert "f.yaml:2:3" in third.message


def test_a_quote_that_a_later_quote_closes_is_told_with_that_line() -> None:
    (found,) = reading('a: "one\n\nb: "two"\n')[1]

    assert "line 3" in found.message


def test_what_is_long_is_not_repeated_in_full() -> None:
    long = "word " * 100 + "end"
    found = reading(f"'{long}': 1\n'{long}': 2\na: {long}: x\n")[1]

    assert [entry.code for entry in found] == ["duplicate-key", "colon-in-text"]
    assert "…`" in found[0].message
    assert all(long not in entry.message + entry.expected for entry in found)


def test_an_escape_beyond_unicode_does_not_stop_the_parser_in_python() -> None:
    ((code, line, _),) = told('- a\n- "\\UFFFFFFFF"\n', pure=True)

    assert (code, line) == ("yaml-syntax", 1)


@PURE
def test_one_pass_tells_every_mistake_that_leaves_the_text_readable(pure: bool) -> None:
    text = (
        "a: &x 1\na: \x07\n2: !t b\n"
        "c: {when: min(a, b), add:1}\n"
        "d: *x\n"
        "e: He said: no\n"
        "f: never read\n"
    )

    assert told(text, pure) == [
        ("anchor", 1, 4),
        ("duplicate-key", 2, 1),
        ("control-character", 2, 4),
        ("non-string-key", 3, 1),
        ("tag", 3, 4),
        ("comma-in-text", 4, 11),
        ("missing-space", 4, 25),
        ("alias", 5, 4),
        ("colon-in-text", 6, 11),
    ]


@PURE
def test_every_line_that_a_tab_spoils_is_told(pure: bool) -> None:
    text = "a:\n\tb: 1\n\tc:\n  \t- x\n\n\t\nd: x\ty\n"

    assert told(text, pure) == [
        ("tab-indentation", line, column) for line, column in ((2, 1), (3, 1), (4, 3))
    ]


@PURE
def test_mistakes_that_leave_the_shape_clear_still_give_a_document(pure: bool) -> None:
    document, found = reading("a: {when: min(a, b), add: 1}\nb: [f(x, y), z]\n1: x\n1: y\n", pure)

    assert found
    assert document is not None
    assert document.data == {
        "a": {"when": "min(a, b)", "add": 1},
        "b": ["f(x, y)", "z"],
        "1": "y",
    }
    assert source(document, document.mark(("b", 1))) == "z]"


@pytest.mark.parametrize("text", ["a: *b\n", "{<<: x}", "[a]: b\n", "a: [\n", "--- a\n--- b\n", ""])
def test_what_is_not_whole_gives_no_document(text: str) -> None:
    assert reading(text)[0] is None


def test_plain_parentheses_and_flags_in_brackets_are_no_mistake() -> None:
    text = "[f(x), (a) b, c :), {a, b: 1}, {c: (d) e, f: }, 'g(', h]"

    assert good(text).data == [
        "f(x)",
        "(a) b",
        "c :)",
        {"a": None, "b": 1},
        {"c": "(d) e", "f": None},
        "g(",
        "h",
    ]


@PURE
def test_nesting_is_limited_long_before_it_could_hurt(pure: bool) -> None:
    assert good("[" * 60 + "]" * 60, pure).values
    assert reading("[" * 61 + "]" * 61, pure)[0] is None
    assert told("[" * 61 + "]" * 61, pure) == [("too-deep", 1, 61)]
    assert told("[" * 100_000, pure) == [("too-deep", 1, 61)]
    assert told("- " * 100_000, pure) == [("too-deep", 1, 121)]
    assert told("? " * 100_000, pure)[-1] == ("too-deep", 1, 121)


def test_aliases_cannot_blow_a_small_file_up() -> None:
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 30)]

    document, found = reading("\n".join(lines))

    assert document is None
    assert len(found) == 30 + 9 * 29


# --- any bytes at all

BROKEN = {text for text, *_ in MISTAKES.values() if len(text) < 100}
PIECES = [
    *"ab1:-\t {}[],'\"\\#|>&*!%?@`()éß😀\x00\x85\ufeff\ud800\r\n",
    ": ",
    "- ",
    "\n  ",
    "\r\n",
    "\\UFFFFFFFF",
]
soups = st.lists(st.sampled_from([*PIECES, *sorted(BROKEN)]), max_size=30).map("".join)


def assert_said_properly(text: str, document: Document | None, out: Diagnostics) -> None:
    lines = re.split(r"\r\n?|\n", text)
    assert document is not None or out.has_errors
    for found in out.sorted():
        assert 1 <= found.mark.line <= len(lines)
        assert 1 <= found.mark.column <= len(lines[found.mark.line - 1]) + 1
        assert found.message.count("\n") == 0
    render(out.sorted(), {"f.yaml": text}).encode()


@PURE
@given(text=st.text(st.characters()) | soups)
def test_any_text_is_read_or_told_what_is_wrong_with_it(pure: bool, text: str) -> None:
    out = Diagnostics()
    with parser(pure):
        document = read(text, "f.yaml", out)

    assert_said_properly(text.removeprefix("\ufeff"), document, out)
    if document is not None:
        assert {path for path, _ in paths(document.data)} <= set(document.values)
        for path in document.values:
            document.within(path, 3)


@given(raw=st.binary() | soups.map(lambda text: text.encode("utf-16", "surrogatepass")))
def test_any_bytes_are_read_or_told_what_is_wrong_with_them(
    raw: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("bytes") / "x.yaml"
    path.write_bytes(raw)
    out = Diagnostics()

    document = read_file(path, "f.yaml", out)

    assert_said_properly(raw.decode(errors="replace").removeprefix("\ufeff"), document, out)
