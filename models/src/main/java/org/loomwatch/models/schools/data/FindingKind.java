package org.loomwatch.models.schools.data;

/** What can be odd about the data without making it unusable. */
public enum FindingKind {
    NEGATIVE_COUNT("negative_count"),
    ABSURD_COUNT("absurd_count"),
    EMPTY_COUNT("empty_count"),
    HALF_PUPILS("half_pupils"),
    DUPLICATE_ROW("duplicate_row"),
    MERGED_GRADES("merged_grades"),
    TOTAL_MISMATCH("total_mismatch"),
    TOTAL_WITHOUT_GRADES("total_without_grades"),
    MISSING_YEAR("missing_year"),
    OPENED("opened"),
    CLOSED("closed"),
    UNKNOWN_AREA("unknown_area"),
    BIRTHS_WITHOUT_PUPILS("births_without_pupils"),
    BIRTHS_MISSING("births_missing"),
    CAPACITY_MISSING("capacity_missing"),
    SHOCK_YEAR("shock_year");

    private final String id;

    FindingKind(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }
}
