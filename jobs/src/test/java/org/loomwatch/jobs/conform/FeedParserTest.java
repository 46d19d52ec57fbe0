package org.loomwatch.jobs.conform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.loomwatch.domain.enterprise.Uscc;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.jobs.reading.FileFormat;
import org.loomwatch.jobs.record.Bytes;
import org.loomwatch.jobs.record.FeedCode;
import org.loomwatch.jobs.record.RecordLayout;
import org.loomwatch.jobs.record.RowBlock;

class FeedParserTest {

    private static final String USCC = Uscc.ofBody("91440300MA5TEXT01").value();
    private static final String COMMON = "R1," + USCC + ",2026-08,2026-09-05T10:00:00+08:00,";
    private static final long NOW = Instant.parse("2026-10-15T00:00:00Z").toEpochMilli();

    private final Collected collected = new Collected();

    @Test
    void conformsAPlainRow() {
        parse(Feed.WAGES, COMMON + "2026-08-15,,12,1000.5,\n");
        assertArrayEquals(
                new long[] {20_680, RecordLayout.MISSING, 12, 100_050, RecordLayout.MISSING}, collected.fields(0));
        assertEquals(679, RowBlock.month(collected.accepted.get(0), 0));
        assertEquals(0, RowBlock.enterprise(collected.accepted.get(0), 0));
    }

    @Test
    void emptyIsMissingAndZeroIsZero() {
        parse(Feed.POWER, COMMON + "M1,\n" + COMMON.replace("R1", "R2") + "M1,0\n");
        assertEquals(RecordLayout.MISSING, collected.fields(0)[1]);
        assertEquals(0, collected.fields(1)[1]);
    }

    /** Whatever a spreadsheet makes of a row, the record is the same. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "R1,%s,2026-08,2026-09-05T10:00:00+08:00,2026-08-15,2026-08-20,12,1234567.50,0",
                "R1,'%s,2026年8月,2026-09-05T10:00:00+08:00,2026/8/15,20260820,１２,\"1,234,567.5\",0.00",
                "R1, %s ,2026/8,2026-09-05 10:00:00,2026年8月15日,2026-08-20,12.0,￥1234567.50,０",
                "\"R1\",\"%s\",\"202608\",\"2026-09-05T02:00:00Z\",\"2026.8.15\",2026-08-20,12,１，２３４，５６７.５０,0"
            })
    void otherSpellingsGiveTheSameRecord(String row) {
        parse(Feed.WAGES, (COMMON + "2026-08-15,2026-08-20,12,1234567.50,0\n"));
        collected.accepted.clear();
        byte[] plain = collected.last;
        parse(Feed.WAGES, row.formatted(USCC) + "\n");
        assertEquals(List.of(), collected.rejections);
        assertArrayEquals(plain, collected.last);
    }

    @Test
    void moneyInTenThousandsIsScaled() {
        String header = String.join(",", Feed.SOCIAL_INSURANCE.header()).replace("payable", "payable（万元）");
        FeedParser parser =
                new FeedParser(FileFormat.CSV, FeedHeader.parse(Feed.SOCIAL_INSURANCE, header), index(), NOW);
        parse(parser, COMMON + "5,1.234567,8.5\n");
        assertArrayEquals(new long[] {5, 1_234_567, 850}, collected.fields(0));
    }

    @Test
    void columnsMayComeInAnyOrder() {
        FeedHeader header = FeedHeader.parse(Feed.WATER, "cubic_metres,meter_id,reported_at,month,uscc,record_id");
        FeedParser parser = new FeedParser(FileFormat.CSV, header, index(), NOW);
        parse(parser, "1.5,M1,2026-09-05T10:00:00+08:00,2026-08," + USCC + ",R1\r\n");
        assertEquals(1500, collected.fields(0)[1]);
    }

    @ParameterizedTest
    @CsvSource({
        "'record_id,uscc,month,reported_at,meter_id'",
        "'record_id,uscc,month,reported_at,meter_id,cubic_metres,note'",
        "'record_id,uscc,month,reported_at,meter_id,kwh'",
        "'record_id,uscc,month,reported_at,meter_id(万元),cubic_metres'",
        "''"
    })
    void otherHeadersAreRefused(String header) {
        assertThrows(IllegalArgumentException.class, () -> FeedHeader.parse(Feed.WATER, header));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "COLUMNS|''|R1,%s,2026-08",
                "COLUMNS|''|R1,%s,2026-08,2026-09-05,M1,1,2",
                "MISSING_KEY|record_id|,%s,2026-08,2026-09-05,M1,1",
                "MISSING_KEY|uscc|R1,,2026-08,2026-09-05,M1,1",
                "MISSING_KEY|month|R1,%s,,2026-09-05,M1,1",
                "MISSING_KEY|reported_at|R1,%s,2026-08,,M1,1",
                "MISSING_KEY|meter_id|R1,%s,2026-08,2026-09-05,,1",
                "USCC_FORMAT|uscc|R1,12345,2026-08,2026-09-05,M1,1",
                "USCC_CHECK|uscc|R1,91440300MA5TEXT010,2026-08,2026-09-05,M1,1",
                "UNKNOWN_ENTERPRISE|uscc|R1,91350100M000100Y43,2026-08,2026-09-05,M1,1",
                "MONTH_FORMAT|month|R1,%s,2026-13,2026-09-05,M1,1",
                "MONTH_FORMAT|month|R1,%s,August,2026-09-05,M1,1",
                "MONTH_FUTURE|month|R1,%s,2026-10,2026-09-05,M1,1",
                "MONTH_TOO_OLD|month|R1,%s,2016-08,2026-09-05,M1,1",
                "REPORTED_AT_FORMAT|reported_at|R1,%s,2026-08,2026-02-30T00:00:00Z,M1,1",
                "REPORTED_AT_RANGE|reported_at|R1,%s,2026-08,2026-10-16,M1,1",
                "AMOUNT_FORMAT|cubic_metres|R1,%s,2026-08,2026-09-05,M1,--",
                "AMOUNT_FORMAT|cubic_metres|R1,%s,2026-08,2026-09-05,M1,1.0005",
                "AMOUNT_NEGATIVE|cubic_metres|R1,%s,2026-08,2026-09-05,M1,-1",
                "AMOUNT_RANGE|cubic_metres|R1,%s,2026-08,2026-09-05,M1,12345678901234567890",
                "UNREADABLE_ROW|''|R1,%s,2026-08,2026-09-05,\"M1\"x,1"
            })
    void badRowsAreRejectedWithReasonAndColumn(Reason reason, String column, String row) {
        parse(Feed.WATER, row.formatted(USCC) + "\n");
        assertEquals(List.of(), collected.accepted);
        assertEquals(reason, collected.rejections.get(0).reason());
        assertEquals(column, collected.rejections.get(0).column());
        assertEquals(row.formatted(USCC), collected.originals.get(0));
    }

    @Test
    void wordsAreChecked() {
        parse(Feed.CAPACITY_EXIT, COMMON + "stopped,2026-12-31,0.5\n" + COMMON + "gone,,\n" + COMMON + "closed,,1.5\n");
        assertArrayEquals(new long[] {2, 20_818, 500_000}, collected.fields(0));
        assertEquals(
                List.of(Reason.ENUMERATION, Reason.AMOUNT_RANGE),
                collected.rejections.stream().map(Rejection::reason).toList());
    }

    @Test
    void aStrayQuoteCostsOneLineOnly() {
        int rows = parse(
                Feed.WATER,
                COMMON + "\"M1,1\n" + COMMON.replace("R1", "R2") + "M2,2\n" + COMMON.replace("R1", "R3") + "M\"3,3\n"
                        + COMMON.replace("R1", "R4") + "M4,4\n");
        assertEquals(4, rows);
        assertEquals(2, collected.accepted.size());
        assertEquals(List.of(1, 3), collected.lines);
    }

    @Test
    void readsNdjson() {
        FeedParser parser = new FeedParser(FileFormat.NDJSON, FeedHeader.canonical(Feed.WATER), index(), NOW);
        String row = "{\"record_id\":\"R1\",\"uscc\":\"" + USCC
                + "\",\"month\":\"2026-08\",\"reported_at\":\"2026-09-05T10:00:00+08:00\",\"meter_id\":\"M1\",";
        int rows = parse(
                parser,
                row + "\"cubic_metres\":12.5}\n" + row + "\"cubic_metres\":null}\n" + row
                        + "\"litres\":1}\n{\"record_id\":\n");
        assertEquals(4, rows);
        assertEquals(12_500, collected.fields(0)[1]);
        assertEquals(RecordLayout.MISSING, collected.fields(1)[1]);
        assertEquals(
                List.of(Reason.UNKNOWN_KEY, Reason.UNREADABLE_ROW),
                collected.rejections.stream().map(Rejection::reason).toList());
    }

    private static EnterpriseIndex index() {
        return EnterpriseIndex.of(List.of(USCC));
    }

    private int parse(Feed feed, String text) {
        return parse(new FeedParser(FileFormat.CSV, FeedHeader.canonical(feed), index(), NOW), text);
    }

    private int parse(FeedParser parser, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return parser.parse(bytes, bytes.length, 1, collected);
    }

    private static final class Collected implements FeedParser.Sink {

        private final List<byte[]> accepted = new ArrayList<>();
        private final List<Rejection> rejections = new ArrayList<>();
        private final List<String> originals = new ArrayList<>();
        private final List<Integer> lines = new ArrayList<>();
        private byte[] last = new byte[0];

        @Override
        public void accepted(Bytes row) {
            last = row.copy();
            accepted.add(last);
        }

        @Override
        public void rejected(Rejection rejection, int line, byte[] text, int from, int to, @Nullable Fields fields) {
            rejections.add(rejection);
            lines.add(line);
            originals.add(new String(text, from, to - from, StandardCharsets.UTF_8));
        }

        long[] fields(int row) {
            byte[] data = accepted.get(row);
            Feed ofRow = FeedCode.feed(RowBlock.feed(data, 0));
            long[] fields = new long[ofRow.fields().size()];
            RecordLayout.readFields(ofRow, data, RecordLayout.skipCommon(data, RowBlock.HEAD), fields);
            return fields;
        }
    }
}
