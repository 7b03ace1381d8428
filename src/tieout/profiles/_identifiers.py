"""Identifiers of entities: what they look like, and their check sums."""

import re

from tieout.profiles._types import EntityRule


def identifier_fault(rule: EntityRule, scheme: str, identifier: str) -> str:
    """Why an entity is not identified as the rule asks, or nothing."""
    if not rule.scheme:
        return ""
    if scheme != rule.scheme:
        return f"the scheme is not {rule.scheme}"
    if not re.fullmatch(rule.pattern, identifier):
        return "it is not written as the scheme asks"
    if rule.check == "iso17442" and not has_lei_check_digits(identifier):
        return "its check digits are wrong"
    return ""


def has_lei_check_digits(identifier: str) -> bool:
    """Whether the letters and digits of an LEI leave 1 when divided by 97 (ISO 17442-1, 6; ISO/IEC 7064, MOD 97-10).

    Letters count as 10 to 35, in upper case.
    """
    if not re.fullmatch("[0-9A-Z]{18}[0-9]{2}", identifier):
        return False
    return int("".join(str(int(character, 36)) for character in identifier)) % 97 == 1


__all__ = ["has_lei_check_digits", "identifier_fault"]
