"""Slips of the pen: figures that differ by a digit or two, as people mistype and misread them."""

from __future__ import annotations

from decimal import Decimal

LEAST_DIGITS = 3  # of figures in which a slip says something
FEWEST_DIGITS = 2  # of each, without the zeros at its end
NEAR = Decimal("0.9")
TWICE = TWO = 2


def is_near(one: Decimal, other: Decimal) -> bool:
    """Whether two figures may be of one thing: a tenth apart at most, or by a slip in a digit, two or the point."""
    low, high = sorted((abs(one), abs(other)))
    return low > 0 and (low >= high * NEAR or is_slip(digits_of(one), digits_of(other)))


def is_slip(left: str, right: str) -> bool:
    """`9650` for `9850`, `48250` for `42850`, `4215` for `42150` (zeros at the end are not looked at)."""
    if min(len(left), len(right)) < LEAST_DIGITS:
        return False
    if left == right:
        return True
    if len(left) != len(right):
        return False
    places = [at for at in range(len(left)) if left[at] != right[at]]
    first, last = places[0], places[-1]
    is_swapped = len(places) == len({first, last}) and left[first] == right[last] and left[last] == right[first]
    return is_swapped or len(places) == 1


def is_small_slip(one: Decimal, other: Decimal) -> bool:
    """The same of figures of which neither is twice the other: a slip in a first digit tells little."""
    low, high = sorted((abs(one), abs(other)))
    if 2 * low < high or min(len(digits_of(low)), len(digits_of(high))) < FEWEST_DIGITS:
        return False
    return is_slip(*beside(one, other))


def is_one_digit_off(one: Decimal, other: Decimal) -> bool:
    """`43` for `33`, `7,9` for `7,4`: as many digits, of which one differs. It says little of short figures alone."""
    left, right = beside(one, other)
    return len(left) == len(right) >= FEWEST_DIGITS and sum(a != b for a, b in zip(left, right, strict=True)) == 1


def are_turned(one: Decimal, other: Decimal) -> bool:
    """`7,6` for `6,7`: the same digits in another order, of which neither is more than half as much again."""
    low, high = sorted((abs(one), abs(other)))
    if 2 * high > 3 * low:
        return False  # mostly
    left, right = beside(one, other)
    return len(left) >= FEWEST_DIGITS and left != right and sorted(left) == sorted(right)


def are_same_digits(one: Decimal, other: Decimal) -> bool:
    """`9,2` for `2,9`: the same digits in another order, however far that is."""
    left, right = beside(one, other)
    return len(left) >= FEWEST_DIGITS and left != right and sorted(left) == sorted(right)


def within(one: Decimal, other: Decimal, times: int) -> bool:
    """Whether neither figure is more than so many times the other."""
    low, high = sorted((abs(one), abs(other)))
    return low > 0 and high <= times * low


def is_pen_slip(told: Decimal, given: Decimal) -> bool:
    """Whether a figure told is what is given with a digit wrong, or with digits that changed places."""
    is_one = within(told, given, TWICE) and is_one_digit_off(told, given)
    return is_one or are_turned(told, given) or is_small_slip(told, given)


def is_misreckoned(told: Decimal, given: Decimal) -> bool:
    """Whether a percentage may be wrong so far, of figures that nothing else can be meant by: `61,6` for `16,6`."""
    return within(told, given, TWICE) or are_same_digits(told, given) or is_one_figure_off(told, given)


def is_one_figure_off(told: Decimal, given: Decimal) -> bool:
    """`80` for `60`: the same also of zeros."""
    exponent = min(int(value.as_tuple().exponent) for value in (told, given))
    left, right = (format(value.scaleb(-exponent), "f").partition(".")[0] for value in (told, given))
    return len(left) == len(right) >= FEWEST_DIGITS and sum(a != b for a, b in zip(left, right, strict=True)) == 1


def beside(one: Decimal, other: Decimal) -> tuple[str, str]:
    """The digits of two figures without the zeros that both end with: 101 and 110 of 1.010 and 1.100."""
    left, right = one.normalize(), other.normalize()
    least = min(int(left.as_tuple().exponent), int(right.as_tuple().exponent))
    return str(int(abs(left.scaleb(-least)))), str(int(abs(right.scaleb(-least))))


def is_mistyped(one: Decimal, other: Decimal) -> bool:
    """`891` for `491`, `5590` for `550`, `91` for `491`: a digit is wrong, too many or missing, or two changed places.

    Figures may lie far apart here, so that more than the figures has to say that they should be the same.
    """
    if is_slip(digits_of(one), digits_of(other)):
        return True
    shorter, longer = sorted((_all_digits(one), _all_digits(other)), key=len)
    if len(longer) < LEAST_DIGITS or len(longer) != len(shorter) + 1:
        return False
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def is_swapped(one: Decimal, other: Decimal) -> bool:
    """`649` for `694`: the same digits in another order, no further apart than a tenth."""
    left, right = digits_of(one), digits_of(other)
    is_near_by = abs(one - other) <= (1 - NEAR) * max(abs(one), abs(other))
    return len(left) >= LEAST_DIGITS and left != right and sorted(left) == sorted(right) and is_near_by


def are_changed_over(one: Decimal, other: Decimal) -> bool:
    """`13` for `31`, `124` for `214`: just two digits changed places, however far apart the figures are then."""
    left, right = beside(one, other)
    places = [at for at, (a, b) in enumerate(zip(left, right, strict=False)) if a != b]
    if len(left) != len(right) or len(places) != TWO:
        return False
    first, last = places
    return left[first] == right[last] and left[last] == right[first]


def _all_digits(value: Decimal) -> str:
    """Those of a figure as it is printed, less the decimals that are 0."""
    return format(abs(value).normalize(), "f").replace(".", "")


def digits_of(value: Decimal | str) -> str:
    """The digits of a figure without the zeros at its ends."""
    return format(abs(Decimal(value)), "f").replace(".", "").strip("0")
