import logging

import pytest

from letters.rendering.fetcher import ASSETS, CONTENT_TYPES, AssetRefused, read_asset


def test_the_products_own_assets_are_all_there_is() -> None:
    shipped = {path.relative_to(ASSETS).as_posix() for path in ASSETS.rglob("*") if path.is_file()}
    assert shipped == set(CONTENT_TYPES) | {"fonts/OFL.txt", "fonts/OFL-emoji.txt"}


def test_an_asset_is_read_by_its_name() -> None:
    asset = read_asset("letter-asset:draft-en.svg")
    assert (asset.body, asset.content_type) == ((ASSETS / "draft-en.svg").read_bytes(), "image/svg+xml")


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "http://127.0.0.1/",
        "https://example.org/x.css",
        "ftp://example.org/x",
        "data:text/css,p{}",
        "base.css",
        "LETTER-ASSET:base.css",
        "letter-asset:",
        "letter-asset:base.css?x",
        "letter-asset:base.css#x",
        "letter-asset://base.css",
        "letter-asset:fonts/OFL.txt",
        "letter-asset:../pdf.py",
        "letter-asset:fonts/../base.css",
        "letter-asset:/etc/passwd",
        "letter-asset:letter-asset:base.css",
    ],
)
def test_every_other_address_is_refused_and_logged(url: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR), pytest.raises(AssetRefused):
        read_asset(url)
    assert [repr(url) in message for message in caplog.messages] == [True]
