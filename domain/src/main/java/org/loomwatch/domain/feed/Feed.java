package org.loomwatch.domain.feed;

import static org.loomwatch.domain.feed.FeedField.optional;
import static org.loomwatch.domain.feed.FeedField.required;
import static org.loomwatch.domain.feed.FieldType.COUNT;
import static org.loomwatch.domain.feed.FieldType.DATE;
import static org.loomwatch.domain.feed.FieldType.MONEY;
import static org.loomwatch.domain.feed.FieldType.QUANTITY;
import static org.loomwatch.domain.feed.FieldType.SHARE;
import static org.loomwatch.domain.feed.FieldType.TEXT;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One department's monthly delivery about enterprises. The fields come after the four {@link #COMMON_FIELDS}. */
public enum Feed {
    WAGES(
            "wages",
            "工资发放",
            "Wages",
            required("due_date", DATE),
            optional("paid_date", DATE),
            optional("headcount", COUNT),
            optional("amount_payable", MONEY),
            optional("amount_paid", MONEY)),
    COMPLAINTS(
            "complaints",
            "劳动投诉",
            "Labor complaints",
            required("received_on", DATE),
            FeedField.oneOf("category", "arrears", "overtime", "dismissal", "social_insurance", "injury", "other"),
            optional("people", COUNT),
            optional("amount_claimed", MONEY),
            optional("status", TEXT)),
    WATER("water", "用水", "Water", required("meter_id", TEXT), optional("cubic_metres", QUANTITY)),
    POWER("power", "用电", "Power", required("meter_id", TEXT), optional("kwh", QUANTITY)),
    TAX(
            "tax",
            "税务",
            "Tax",
            required("tax_kind", TEXT),
            optional("declared", MONEY),
            optional("paid", MONEY),
            optional("overdue_days", COUNT)),
    STAFFING(
            "staffing",
            "用工",
            "Staffing",
            optional("registered", COUNT),
            optional("hired", COUNT),
            optional("left", COUNT)),
    SOCIAL_INSURANCE(
            "social_insurance",
            "社保",
            "Social insurance",
            optional("insured", COUNT),
            optional("payable", MONEY),
            optional("paid", MONEY)),
    CAPACITY_EXIT(
            "capacity_exit",
            "产能退出",
            "Capacity exit",
            FeedField.oneOf("stage", "listed", "notified", "stopped", "closed"),
            optional("deadline", DATE),
            optional("capacity_share", SHARE));

    /** The columns with which every row of every feed begins. */
    public static final List<String> COMMON_FIELDS = List.of("record_id", "uscc", "month", "reported_at");

    private final String id;
    private final String nameZh;
    private final String nameEn;
    private final List<FeedField> fields;

    Feed(String id, String nameZh, String nameEn, FeedField... fields) {
        this.id = id;
        this.nameZh = nameZh;
        this.nameEn = nameEn;
        this.fields = List.of(fields);
    }

    /** The name used in file names, tables, columns and URLs. */
    public String id() {
        return id;
    }

    public String nameZh() {
        return nameZh;
    }

    public String nameEn() {
        return nameEn;
    }

    /** This feed's own fields, in file order, after the four common ones. */
    public List<FeedField> fields() {
        return fields;
    }

    /** The complete header of this feed's CSV file. */
    public List<String> header() {
        return java.util.stream.Stream.concat(
                        COMMON_FIELDS.stream(), fields.stream().map(FeedField::name))
                .toList();
    }

    public static Optional<Feed> find(String id) {
        return Arrays.stream(values()).filter(feed -> feed.id.equals(id)).findFirst();
    }
}
