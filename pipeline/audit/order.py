"""All checks of a document, in the order of the rows within a place."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.audit.derived import DerivedCheck
from pipeline.audit.known import LastCheck
from pipeline.audit.model import Claim, DayClaim, Scene
from pipeline.check.apart_means import apart_mean_check
from pipeline.check.balances import balance_check
from pipeline.check.bracketed import bracketed_check
from pipeline.check.by_dimension import dimension_check
from pipeline.check.cell_changes import cell_change_check
from pipeline.check.change_growths import change_growth_check
from pipeline.check.changes import change_check
from pipeline.check.citation_slips import citation_slip_check
from pipeline.check.citations import citation_check
from pipeline.check.closed_rests import closed_rest_check
from pipeline.check.complements import complement_check
from pipeline.check.counted_rows import counted_row_check
from pipeline.check.counts import count_check
from pipeline.check.dates import date_check
from pipeline.check.deductions import deduction_check
from pipeline.check.derived_amounts import derived_amount_check
from pipeline.check.differences import difference_check
from pipeline.check.divided_pairs import divided_pair_check
from pipeline.check.divided_sums import divided_sum_check
from pipeline.check.duplicates import duplicate_check
from pipeline.check.equations import equation_check
from pipeline.check.even_shares import even_share_check
from pipeline.check.exceeding_lists import exceeding_list_check
from pipeline.check.flows import flow_check
from pipeline.check.found_differences import found_difference_check
from pipeline.check.found_shares import found_share_check
from pipeline.check.found_sums import found_sum_check
from pipeline.check.from_onto import from_onto_check
from pipeline.check.grouped_sums import grouped_sum_check
from pipeline.check.growths import growth_check
from pipeline.check.hundreds import hundred_check
from pipeline.check.item_sums import item_sum_check
from pipeline.check.left_out import left_out_check
from pipeline.check.listed_means import listed_mean_check
from pipeline.check.listed_slips import listed_slip_check
from pipeline.check.listed_wholes import listed_whole_check
from pipeline.check.meant_shares import meant_share_check
from pipeline.check.month_means import month_mean_check
from pipeline.check.movements import movement_check
from pipeline.check.named_bases import named_base_check
from pipeline.check.named_changes import named_change_check
from pipeline.check.named_rates import named_rate_check
from pipeline.check.named_shares import named_share_check
from pipeline.check.near_rests import near_rest_check
from pipeline.check.near_sums import near_sum_check
from pipeline.check.net_changes import net_change_check
from pipeline.check.numerator_sums import numerator_sum_check
from pipeline.check.own import own_check
from pipeline.check.pair_sums import pair_sum_check
from pipeline.check.paragraph_shares import paragraph_share_check
from pipeline.check.percent_parts import percent_part_check
from pipeline.check.period_changes import period_change_check
from pipeline.check.period_ratios import period_ratio_check
from pipeline.check.plain_rests import plain_rest_check
from pipeline.check.plan_shares import plan_share_check
from pipeline.check.priced_results import priced_result_check
from pipeline.check.priced_sums import priced_sum_check
from pipeline.check.prose_cells import prose_cell_check
from pipeline.check.prose_rows import prose_row_check
from pipeline.check.prose_tables import prose_table_check
from pipeline.check.raised_totals import raised_total_check
from pipeline.check.ratios import ratio_check
from pipeline.check.respective_shares import respective_share_check
from pipeline.check.rest_left_out import rest_left_out_check
from pipeline.check.rest_shares import rest_share_check
from pipeline.check.row_relations import row_relation_check
from pipeline.check.row_totals import row_total_check
from pipeline.check.run_shares import run_share_check
from pipeline.check.scaled_sums import scaled_sum_check
from pipeline.check.share_rests import share_rest_check
from pipeline.check.share_slips import share_slip_check
from pipeline.check.shares import share_check
from pipeline.check.sibling_ratios import sibling_ratio_check
from pipeline.check.side_ratios import side_ratio_check
from pipeline.check.sought_means import sought_mean_check
from pipeline.check.sought_points import sought_point_check
from pipeline.check.sought_shares import sought_share_check
from pipeline.check.spread_parts import spread_part_check
from pipeline.check.standing_shares import standing_share_check
from pipeline.check.subject_changes import subject_change_check
from pipeline.check.summed_columns import summed_column_check
from pipeline.check.summed_shares import summed_share_check
from pipeline.check.sums import sum_check
from pipeline.check.sure_shares import sure_share_check
from pipeline.check.table_columns import table_column_check
from pipeline.check.table_rate_rows import table_rate_row_check
from pipeline.check.table_sides import table_side_check
from pipeline.check.table_totals import table_total_check
from pipeline.check.target_changes import target_change_check
from pipeline.check.told_again import told_again_check
from pipeline.check.told_bases import told_base_check
from pipeline.check.told_differences import told_difference_check
from pipeline.check.told_otherwise import told_otherwise_check
from pipeline.check.told_ratios import told_ratio_check
from pipeline.check.told_rows import told_row_check
from pipeline.check.told_sums import told_sum_check
from pipeline.check.told_twice import told_twice_check
from pipeline.check.two_units import two_unit_check
from pipeline.check.witnessed import witnessed_check
from pipeline.check.words import words_check
from pipeline.check.written_products import written_product_check
from pipeline.check.year_means import year_mean_check
from pipeline.rulebook import Rulebook

AnyClaim = Claim | DayClaim
Check = Callable[[Scene], Iterator[AnyClaim]]
# Totals of figures of the prose.
_TOTALS: tuple[Callable[[Rulebook], Check], ...] = (
    sum_check,
    complement_check,
    told_sum_check,
    left_out_check,
    grouped_sum_check,
    found_sum_check,
    row_total_check,
    raised_total_check,
    listed_slip_check,
    near_sum_check,
    divided_sum_check,
    divided_pair_check,
    exceeding_list_check,
    item_sum_check,
    spread_part_check,
    numerator_sum_check,
    scaled_sum_check,
)
# The order is that of the rows within a place; checks never meet.
CHECKS: tuple[Callable[[Rulebook], Check], ...] = (
    rest_left_out_check,  # before those that tell the same figures with less to go by
    *_TOTALS,
    hundred_check,
    named_base_check,
    rest_share_check,
    ratio_check,
    share_check,
    growth_check,
    movement_check,
    change_check,
    from_onto_check,
    period_change_check,
    bracketed_check,
    difference_check,
    equation_check,
    balance_check,
    flow_check,
    deduction_check,
    told_ratio_check,
    side_ratio_check,
    sibling_ratio_check,
    share_slip_check,
    respective_share_check,
    found_share_check,
    period_ratio_check,
    named_share_check,
    plan_share_check,
    paragraph_share_check,
    named_rate_check,
    sure_share_check,
    told_base_check,
    told_difference_check,
    plain_rest_check,
    near_rest_check,
    closed_rest_check,
    found_difference_check,
    named_change_check,
    subject_change_check,
    target_change_check,
    net_change_check,
    written_product_check,
    year_mean_check,
    month_mean_check,
    percent_part_check,
    dimension_check,
    priced_sum_check,
    priced_result_check,
    listed_mean_check,
    table_total_check,
    table_side_check,
    table_column_check,
    table_rate_row_check,
    summed_share_check,
    prose_table_check,
    prose_row_check,
    counted_row_check,
    summed_column_check,
    told_row_check,
    prose_cell_check,
    row_relation_check,
    cell_change_check,
    words_check,
    two_unit_check,
    count_check,
    citation_check,
    citation_slip_check,
    date_check,
    duplicate_check,
    told_again_check,
    told_twice_check,
    own_check,
)
# These tell totals of figures of the prose: they are asked again when wrong figures are mended, see carried.py.
SUMS: frozenset[Callable[[Rulebook], Check]] = frozenset(
    {*_TOTALS, bracketed_check, equation_check, priced_sum_check, own_check}
)
# These seek farther, of what none of the others tells.
LAST: tuple[Callable[[Rulebook], LastCheck], ...] = (
    apart_mean_check,
    sought_share_check,
    sought_mean_check,
    sought_point_check,
    pair_sum_check,
)
# These ask only of figures that no other check tells, so they are given what the others told.
DERIVED: tuple[Callable[[Rulebook], DerivedCheck], ...] = (derived_amount_check, listed_whole_check)
# These read what those told.
AFTER: tuple[Callable[[Rulebook], LastCheck], ...] = (
    share_rest_check,
    change_growth_check,
    meant_share_check,
    even_share_check,
    standing_share_check,
    run_share_check,
    told_otherwise_check,
)
# These ask of figures that nothing else tells rightly.
FINAL: tuple[Callable[[Rulebook], LastCheck], ...] = (witnessed_check,)
