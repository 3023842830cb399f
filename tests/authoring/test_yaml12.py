"""What a file of YAML means, and where each part of it stands.

Whatever depends on the parser is held for libyaml's and for the one in pure Python.
"""

import json
import math
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path as FilePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.authoring.yaml_reading import PURE, good, paths, source, told
from wargame.authoring.diagnostics import Diagnostic, Diagnostics, Mark
from wargame.authoring.yaml12 import MAX_SIZE, Plain, read_file, resolve
from wargame.authoring.yaml12.scalars import UNSEEN

# --- what a scalar stands for


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("false", False),
        ("0", 0),
        ("-12", -12),
        ("+3", 3),
        ("010", 10),
        ("0x1F", 31),
        ("-0x1f", -31),
        ("0o17", 15),
        ("1.5", 1.5),
        ("-.5", -0.5),
        ("1.", 1.0),
        ("6e23", 6e23),
        (".inf", math.inf),
        ("-.inf", -math.inf),
    ],
)
def test_core_schema_forms_are_recognised(text: str, value: Plain) -> None:
    assert resolve(text) == value
    assert type(resolve(text)) is type(value)


def test_nan_is_recognised() -> None:
    assert math.isnan(float(str(resolve(".nan"))))


STRINGS = """
yes no on off y n Yes NO True FALSE Null NULL 1_000 12:30 2027-03-01 0b1 0o8 0xG 1e .e1 + - +-1 1-2
1.2.3 +.nan .Inf d20 \u0663
"""


@pytest.mark.parametrize("text", STRINGS.split())
def test_everything_else_is_a_string(text: str) -> None:
    assert resolve(text) == text


@PURE
def test_only_scalars_without_quotes_are_resolved(pure: bool) -> None:
    document = good("""a: [1, "1", '1', true, "true", null, 'null', ""]\nb: |\n  1\n""", pure)

    assert document.data == {"a": [1, "1", "1", True, "true", None, "null", ""], "b": "1\n"}


# --- whole files

texts = st.text(
    st.characters(exclude_categories=["Cs"]).filter(lambda sign: not UNSEEN.match(sign))
)
leaves = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63) + 1, 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts
)
trees: st.SearchStrategy[Plain] = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


def to_json(tree: Plain, indent: int | None) -> str:
    return json.dumps(tree, ensure_ascii=False, indent=indent)


def beginning(tree: Plain) -> str:
    """What the text of a value in JSON begins with."""
    return to_json(tree, None)[: 1 if isinstance(tree, list | dict) else None]


@PURE
@given(tree=trees, indent=st.sampled_from([None, 1, 4]))
def test_json_is_read_back_equal(pure: bool, tree: Plain, indent: int | None) -> None:
    data = good(to_json(tree, indent), pure).data

    assert to_json(data, None) == to_json(tree, None)


@PURE
@given(tree=trees, indent=st.sampled_from([None, 2]))
def test_every_mark_points_at_its_text(pure: bool, tree: Plain, indent: int | None) -> None:
    document = good(to_json(tree, indent), pure)

    for path, value in paths(tree):
        assert source(document, document.values[path]).startswith(beginning(value))
        if path and isinstance(path[-1], str):
            assert source(document, document.keys[path]).startswith(to_json(path[-1], None))


words = st.from_regex(r"[a-zé]{1,5}( [a-zé(),+]{1,4}){0,2}", fullmatch=True).filter(
    lambda word: isinstance(resolve(word), str)
)
blocks: st.SearchStrategy[Plain] = st.recursive(
    words | st.integers(-99, 99),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(words, inner, min_size=1, max_size=3)
    ),
    max_leaves=10,
)


def emit(data: Plain, indent: str = "") -> Iterator[str]:
    """The lines of a tree in block style, all scalars without quotes."""
    if not isinstance(data, dict | list):
        yield f"{indent}{data}"
        return
    entries = data.items() if isinstance(data, dict) else (("", item) for item in data)
    for key, value in entries:
        yield f"{indent}{key}:" if isinstance(data, dict) else f"{indent}-  # an entry"
        yield from emit(value, indent + "  ")


@PURE
@given(blocks.filter(lambda tree: not isinstance(tree, str | int)))
def test_block_style_is_read_back_equal_with_every_mark(pure: bool, tree: Plain) -> None:
    document = good("\n".join(emit(tree)), pure)

    assert document.data == tree
    for path, value in paths(tree):
        if not isinstance(value, dict | list):
            assert source(document, document.mark(path)) == str(value)


@PURE
def test_marks_count_lines_and_columns_from_one_whatever_the_line_break(pure: bool) -> None:
    document = good("a: 1\r\nb:\r  - x\n  - {c: ü, d: y}\n", pure)

    assert document.mark(("b", 0)) == Mark("f.yaml", 3, 5)
    assert document.mark(("b", 1, "d")) == Mark("f.yaml", 4, 15)
    assert document.key_mark(("b", 1, "d")) == Mark("f.yaml", 4, 12)


def test_a_path_that_is_not_there_has_the_place_of_what_is_around_it() -> None:
    document = good("a:\n  b: [x]\n")

    assert document.mark(("a", "zz", 3)) == document.mark(("a",)) == Mark("f.yaml", 2, 3)
    assert document.key_mark(("a", "zz")) == Mark("f.yaml", 2, 3)
    assert document.key_mark(("a", "b", 0)) == Mark("f.yaml", 2, 7)
    assert document.within(("a", "zz"), 3) == Mark("f.yaml", 2, 3)
    assert document.mark(("zz",)) == Mark("f.yaml", 1, 1)


@PURE
def test_a_byte_order_mark_is_left_out(pure: bool) -> None:
    document = good("\ufeffa: 1\n", pure)

    assert document.data == {"a": 1}
    assert document.text == "a: 1\n"
    assert document.key_mark(("a",)) == Mark("f.yaml", 1, 1)


@PURE
def test_any_script_may_be_written(pure: bool) -> None:
    assert good("الاسم: جزيرة 🏝️\n名: é\n", pure).data == {"الاسم": "جزيرة 🏝️", "名": "é"}


def test_reading_needs_the_parser_but_importing_does_not() -> None:
    script = "import sys, wargame.authoring.yaml12; print('yaml' in sys.modules)"
    root = FilePath(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "False"


# --- places inside a string


def in_single_quotes(text: str) -> str:
    return text.replace("'", "''")


def in_double_quotes(text: str) -> str:
    return to_json(text, None)[1:-1]


@pytest.mark.parametrize(
    ("quote", "inside"), [("'", in_single_quotes), ('"', in_double_quotes), ("", str)]
)
@given(data=st.data())
def test_within_finds_each_character_of_a_string_in_one_line(
    quote: str, inside: Callable[[str], str], data: st.DataObject
) -> None:
    alphabet = "abc é界😀'\"\\(),+" if quote else "abcé界😀'\"\\(),+"
    text = data.draw(st.text(alphabet, min_size=1)) if quote else "x" + data.draw(st.text(alphabet))
    document = good(f"- a\n- k: {quote}{inside(text)}{quote}\n")
    assert document.data == ["a", {"k": text}]

    for offset in range(len(text) + 1):
        column = 6 + len(quote) + len(inside(text[:offset]))
        assert document.within((1, "k"), offset) == Mark("f.yaml", 2, column)


@pytest.mark.parametrize(
    "text",
    [
        "k: |\n  one two\n\n  *hree\n",
        "k: |-  # as written\n\n    one two\n     *hree\n",
        "k: >\n  one two\n  *hree four\n",
        "k: >-\n  one\n\n  two\n  *hree\n",
        "k: one\n  two\n  *hree\n",
        "k: 'one\n\n\n\n  *hree'\n",
        "k: 'one ''two''\n\n  *hree'\n",
        'k: "one\\ttw\\u00f6\\\n   x\n\n\n   *hree"\n',
        "k: |\r\n  one\r\n  *hree\r\n",
    ],
)
def test_within_finds_a_character_of_a_string_of_several_lines(text: str) -> None:
    document = good(text)
    assert isinstance(document.data, dict)
    value = str(document.data["k"])

    assert source(document, document.within(("k",), value.index("*"))).startswith("*hree")


def test_within_stays_in_the_file_whatever_the_offset() -> None:
    document = good("k: 'abc'")

    assert document.within(("k",), 10_000) == Mark("f.yaml", 1, 9)
    assert document.within(("k",), -5) == document.within(("k",), 0) == Mark("f.yaml", 1, 5)


# --- files


def telling(path: FilePath) -> Diagnostic:
    """The one thing that is said of a file."""
    out = Diagnostics()
    assert read_file(path, "shown.yaml", out) is None
    (found,) = out.sorted()
    return found


def test_a_file_is_read_under_the_name_the_user_gave(tmp_path: FilePath) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"\xef\xbb\xbfname: \xc3\xa9\r\n")
    out = Diagnostics()

    document = read_file(path, "games/x.yaml", out)

    assert document is not None
    assert document.data == {"name": "é"}
    assert document.file == "games/x.yaml"
    assert str(document.mark(("name",))) == "games/x.yaml:1:7"


def test_a_missing_file_a_folder_and_an_unreadable_name_are_told(tmp_path: FilePath) -> None:
    (tmp_path / "file").touch()

    assert telling(tmp_path / "none.yaml").code == "missing-file"
    assert telling(tmp_path / "file" / "below.yaml").code == "missing-file"
    assert telling(tmp_path).code == "not-a-file"
    assert telling(tmp_path / ("x" * 1000)).code == "unreadable-file"
    assert telling(tmp_path).mark == Mark("shown.yaml", 1, 1)


def test_bytes_that_are_no_utf8_are_told_with_their_place(tmp_path: FilePath) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes("a: é\nb: ".encode() + "é".encode("latin-1"))

    found = telling(path)

    assert (found.code, found.mark) == ("not-utf-8", Mark("shown.yaml", 2, 4))


def test_a_file_over_the_limit_is_not_read(tmp_path: FilePath) -> None:
    path = tmp_path / "big.yaml"
    path.write_bytes(b"#" * (MAX_SIZE + 1))

    assert telling(path).code == "too-large"
    assert told("#" * (MAX_SIZE + 1)) == [("too-large", 1, 1)]
    assert told("#" * MAX_SIZE) == [("empty-file", 1, 1)]
