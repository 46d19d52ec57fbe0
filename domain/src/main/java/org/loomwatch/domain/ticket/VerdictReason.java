package org.loomwatch.domain.ticket;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a verdict is what it is; every verdict has a closed list, so that reasons can be counted. */
public enum VerdictReason {
    WAGES_UNPAID(Verdict.CONFIRMED, "拖欠工资", "Wages unpaid"),
    DISMISSALS(Verdict.CONFIRMED, "集中裁员", "Dismissals"),
    INSURANCE_UNPAID(Verdict.CONFIRMED, "社保欠缴", "Social insurance unpaid"),
    COLLECTIVE_DISPUTE(Verdict.CONFIRMED, "已发生集体争议", "A collective dispute has begun"),
    WAGES_PAID_AFTER_VISIT(Verdict.AVERTED, "走访后补发工资", "Wages paid after the visit"),
    AGREEMENT(Verdict.AVERTED, "达成协议", "Agreement reached"),
    MEDIATED(Verdict.AVERTED, "调解成功", "Mediated"),
    REPORTING_ERROR(Verdict.FALSE_ALARM, "数据报送错误", "Reporting error"),
    SEASONAL(Verdict.FALSE_ALARM, "季节性波动", "Seasonal swing"),
    BUSINESS_CHANGE(Verdict.FALSE_ALARM, "经营调整、用工正常", "A change of business, staff are well"),
    NOTHING_FOUND(Verdict.FALSE_ALARM, "未发现异常", "Nothing found"),
    OTHER_TICKET(Verdict.DUPLICATE, "另有工单在办", "Another ticket deals with it"),
    OTHER_PROCEDURE(Verdict.DUPLICATE, "已进入仲裁或监察程序", "Already in arbitration or inspection"),
    DEREGISTERED(Verdict.CLOSED_DOWN, "已注销", "Deregistered"),
    MOVED_AWAY(Verdict.CLOSED_DOWN, "已迁出", "Moved away"),
    STOPPED(Verdict.CLOSED_DOWN, "已停业、人去楼空", "Stopped, premises empty");

    private final Verdict verdict;
    private final String nameZh;
    private final String nameEn;

    VerdictReason(Verdict verdict, String nameZh, String nameEn) {
        this.verdict = verdict;
        this.nameZh = nameZh;
        this.nameEn = nameEn;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Verdict verdict() {
        return verdict;
    }

    public String nameZh() {
        return nameZh;
    }

    public String nameEn() {
        return nameEn;
    }

    public static Optional<VerdictReason> find(String id) {
        return Arrays.stream(values()).filter(reason -> reason.id().equals(id)).findFirst();
    }
}
