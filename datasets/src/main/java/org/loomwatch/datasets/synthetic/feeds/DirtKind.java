package org.loomwatch.datasets.synthetic.feeds;

/** What can be wrong with a row that should never have been sent like that. Ids are used in the manifest. */
public enum DirtKind {
    UNIT_MIXED_UP("unit_mixed_up", Outcome.SUSPECT, "an amount in 10,000 yuan, kWh as MWh or cubic metres as litres"),
    FULL_WIDTH_DIGITS("full_width_digits", Outcome.REPAIR, "a number in full-width digits (U+FF10–U+FF19)"),
    WRONG_CHECK_CHARACTER("wrong_check_character", Outcome.REJECT, "a USCC whose last character is wrong"),
    BAD_DATE("bad_date", Outcome.REJECT, "a month, date or time that does not exist or is not ISO 8601"),
    UNKNOWN_ENUMERATION("unknown_enumeration", Outcome.REJECT, "a word outside a closed list"),
    MISSING_FIELD("missing_field", Outcome.REJECT, "a required field left empty"),
    TRUNCATED_LINE("truncated_line", Outcome.REJECT, "a line cut off before its last field"),
    NOT_A_NUMBER("not_a_number", Outcome.REJECT, "words or signs in a numeric field"),
    NEGATIVE_VALUE("negative_value", Outcome.REJECT, "a number below zero"),
    UNKNOWN_ENTERPRISE("unknown_enterprise", Outcome.SUSPECT, "a valid USCC that is not in the register");

    /** What a correct ingest does with it. */
    public enum Outcome {
        /** Breaks the format: must be quarantined. */
        REJECT,
        /** Unambiguous to a careful reader: repaired or quarantined, never taken for another value. */
        REPAIR,
        /** Well-formed: only plausibility, or the register, can tell. */
        SUSPECT
    }

    private final String id;
    private final Outcome outcome;
    private final String explanation;

    DirtKind(String id, Outcome outcome, String explanation) {
        this.id = id;
        this.outcome = outcome;
        this.explanation = explanation;
    }

    public String id() {
        return id;
    }

    public Outcome outcome() {
        return outcome;
    }

    public String explanation() {
        return explanation;
    }
}
