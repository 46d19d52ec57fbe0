package org.loomwatch.jobs.conform;

import java.util.Locale;

/** Why a row is quarantined or a file refused, with one sentence for the feed's owner in both languages. */
public enum Reason {
    // rows
    COLUMNS("列数与表头不一致", "number of columns differs from the header"),
    UNREADABLE_ROW("该行无法解析", "the row cannot be parsed"),
    UNKNOWN_KEY("未知字段", "a key that this feed does not have"),
    MISSING_KEY("缺少必填字段", "a required field is empty"),
    USCC_FORMAT("统一社会信用代码格式错误", "not 18 characters of the USCC alphabet"),
    USCC_CHECK("统一社会信用代码校验位错误", "wrong USCC check character"),
    UNKNOWN_ENTERPRISE("企业不在名录中", "the enterprise is not in the master data"),
    MONTH_FORMAT("月份格式错误", "not a month"),
    MONTH_FUTURE("月份晚于上报时间", "the month is later than the report itself"),
    MONTH_TOO_OLD("月份过早", "the month is more than ten years before the report"),
    REPORTED_AT_FORMAT("上报时间格式错误", "not a date and time"),
    REPORTED_AT_RANGE("上报时间超出范围", "reported before 2000 or in the future"),
    AMOUNT_FORMAT("金额或数量格式错误", "not a number of the field's precision"),
    AMOUNT_NEGATIVE("金额或数量为负", "a negative number"),
    AMOUNT_RANGE("金额或数量超出范围", "a number beyond what the field can hold"),
    DATE_FORMAT("日期格式错误", "not a calendar date"),
    ENUMERATION("取值不在允许范围内", "not one of the allowed words"),
    TEXT_LENGTH("文本过长", "a text longer than 256 bytes"),
    // whole files
    FILE_NAME("文件名不符合约定", "the file name is not <feed>-<YYYY-MM>[-...].csv|ndjson[.gz]|xlsx"),
    FILE_HEADER("表头不符合约定", "the header is not the feed's"),
    FILE_EMPTY("文件为空", "the file is empty"),
    FILE_UNREADABLE("文件无法读取", "the file cannot be read"),
    FILE_TRUNCATED("压缩文件不完整", "the packed file ends early or is damaged"),
    FILE_BOMB("压缩比异常", "the file inflates beyond what a feed can be"),
    FILE_LINE("单行过长", "a line of more than one mebibyte"),
    FILE_CHARSET("字符编码无法识别", "neither UTF-8 nor GB18030");

    private final String zh;
    private final String en;

    Reason(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** The code in tables and JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
