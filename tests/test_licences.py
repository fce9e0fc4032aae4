"""Which licences an SBOM names."""

from tests.licences import licences


def test_packages_are_listed_by_the_licence_that_they_state():
    sbom = {
        "components": [
            {
                "name": "Loom",
                "licenses": [{"license": {"id": "MIT"}}, {"license": {"name": "License :: OSI :: Other"}}],
            },
            {"name": "anvil", "licenses": [{"expression": "MIT"}]},
            {"name": "kiln", "licenses": [{"license": {"name": "License :: OSI Approved :: BSD License"}}]},
            {"name": "nail", "licenses": [{"license": {"name": "Copyright, and then\nthe whole of a text"}}]},
            {"name": "bare"},
        ]
    }

    assert licences(sbom) == {
        "BSD License": ["kiln"],
        "its own text": ["nail"],
        "MIT": ["anvil", "Loom"],
        "not stated": ["bare"],
    }
