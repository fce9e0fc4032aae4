"""The compose file holds together: what it builds from is there, what it runs exists, what it sets is read."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
COMPOSE = ROOT / ".ci" / "compose.yaml"
PROFILES = ("store", "crawl", "cluster", "workers")


@pytest.fixture(scope="module")
def services():
    return yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))["services"]


def test_every_service_belongs_to_a_profile_that_the_file_explains(services):
    assert {profile for service in services.values() for profile in service["profiles"]} == set(PROFILES)
    head = COMPOSE.read_text(encoding="utf-8").split("services:")[0]
    assert [
        profile for profile in PROFILES if f"--profile {profile}" not in " ".join(head.replace("#", " ").split())
    ] == []


def test_every_setting_that_it_gives_is_one_that_the_settings_read(services):
    read = set(re.findall(r'environ\.get\("(\w+)"', (ROOT / "scrapers" / "settings.py").read_text(encoding="utf-8")))
    given = {name for service in services.values() if "build" in service for name in service["environment"]}
    assert given - read == {"EVERY"}
    assert "DATABASE_URL" in given


def test_no_port_is_open_to_the_world_unless_somebody_says_so(services):
    ports = [port for service in services.values() for port in service.get("ports", ())]
    assert len(ports) >= 3
    assert [port for port in ports if not port.startswith(("${STORE_BIND:-127.0.0.1}:", "127.0.0.1:"))] == []


def test_the_image_is_made_of_files_that_are_there_and_checks_the_hashes():
    lines = (ROOT / ".ci" / "Containerfile").read_text(encoding="utf-8").splitlines()
    copied = [path for line in lines if line.startswith("COPY ") for path in line.split()[1:-1]]
    assert {"scrapers", "pipelines", "scrapy.cfg"} <= set(copied)
    assert [path for path in copied if not (ROOT / path).exists()] == []
    assert any("--require-hashes" in line for line in lines)


@pytest.mark.skipif(shutil.which("docker-compose") is None, reason="docker-compose is not installed")
@pytest.mark.parametrize("profile", PROFILES)
def test_compose_itself_takes_the_file(profile):
    environment = {**os.environ, "POSTGRES_PASSWORD": "secret", "STORE": "10.0.0.1"}
    command = ["docker-compose", "--file", str(COMPOSE), "--profile", profile, "config", "--quiet"]
    done = subprocess.run(command, env=environment, capture_output=True, check=False, text=True)
    assert (done.returncode, done.stderr) == (0, "")
