"""Names of the weaknesses the catalogue refers to, as the CWE list has them (https://cwe.mitre.org)."""

from __future__ import annotations

NAMES = {
    287: "Improper Authentication",
    290: "Authentication Bypass by Spoofing",
    294: "Authentication Bypass by Capture-replay",
    295: "Improper Certificate Validation",
    297: "Improper Validation of Certificate with Host Mismatch",
    298: "Improper Validation of Certificate Expiration",
    299: "Improper Check for Certificate Revocation",
    306: "Missing Authentication for Critical Function",
    307: "Improper Restriction of Excessive Authentication Attempts",
    308: "Use of Single-factor Authentication",
    309: "Use of Password System for Primary Authentication",
    321: "Use of Hard-coded Cryptographic Key",
    327: "Use of a Broken or Risky Cryptographic Algorithm",
    328: "Use of Weak Hash",
    345: "Insufficient Verification of Data Authenticity",
    347: "Improper Verification of Cryptographic Signature",
    348: "Use of Less Trusted Source",
    384: "Session Fixation",
    521: "Weak Password Requirements",
    613: "Insufficient Session Expiration",
    636: "Not Failing Securely ('Failing Open')",
    640: "Weak Password Recovery Mechanism for Forgotten Password",
    696: "Incorrect Behavior Order",
    798: "Use of Hard-coded Credentials",
    1068: "Inconsistency Between Implementation and Documented Design",
}


def url(number: int) -> str:
    """The address of the weakness's page."""
    return f"https://cwe.mitre.org/data/definitions/{number}.html"
