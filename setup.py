"""Which packages are installed, found by looking: `checker`, and the folder `ui` under the name `checker_ui`."""

from setuptools import find_packages, setup

setup(
    packages=[
        *find_packages(include=["checker", "checker.*"]),
        "checker_ui",
        *(f"checker_ui.{name}" for name in find_packages("ui")),
    ],
    package_dir={"checker_ui": "ui"},
)
