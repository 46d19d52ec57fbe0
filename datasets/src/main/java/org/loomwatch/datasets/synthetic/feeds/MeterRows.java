package org.loomwatch.datasets.synthetic.feeds;

import org.loomwatch.datasets.synthetic.enterprise.EnterpriseMonth;
import org.loomwatch.datasets.synthetic.enterprise.FeedIndex;
import org.loomwatch.datasets.synthetic.enterprise.Population;
import org.loomwatch.datasets.synthetic.random.Draws;
import org.loomwatch.datasets.synthetic.random.Stream;
import org.loomwatch.domain.feed.Feed;

/**
 * Water or power by meter. Large users have several meters; a meter that is changed gives two rows in that month; the
 * enterprises of a shared building all carry the building's meter.
 */
final class MeterRows implements FeedRows {

    private static final int TWO_METERS_FROM_STAFF = 200;
    private static final int THREE_METERS_FROM_STAFF = 1000;
    private static final double[][] SHARES = {{1}, {0.62, 0.38}, {0.5, 0.3, 0.2}};
    private static final double READING_MISSING = 0.004;

    private final Feed feed;
    private final Stream stream;
    private final String prefix;
    private final int firstDay;
    private final Draws draws;

    private MeterRows(Feed feed, Stream stream, String prefix, int firstDay, long seed) {
        this.feed = feed;
        this.stream = stream;
        this.prefix = prefix;
        this.firstDay = firstDay;
        draws = new Draws(seed);
    }

    static MeterRows water(long seed) {
        return new MeterRows(Feed.WATER, Stream.WATER, "W", 2, seed);
    }

    static MeterRows power(long seed) {
        return new MeterRows(Feed.POWER, Stream.POWER, "P", 1, seed);
    }

    @Override
    public void write(EnterpriseMonth e, Delivery delivery) {
        if (!delivery.expects(feed, e)) {
            return;
        }
        boolean power = feed == Feed.POWER;
        double total = power ? e.kwh : e.cubicMetres;
        int serial = power ? e.powerMeter : e.waterMeter;
        boolean changed = !e.shared && (power ? e.powerMeterChanged : e.waterMeterChanged);
        boolean several = power && !e.shared;
        int meters =
                several && e.staff >= THREE_METERS_FROM_STAFF ? 3 : several && e.staff >= TWO_METERS_FROM_STAFF ? 2 : 1;
        draws.at(stream, e.key, e.month);
        double before = changed ? draws.uniform(0.1, 0.9) : 1;
        int sequence = 1;
        for (int meter = 0; meter < meters; meter++) {
            double share = SHARES[meters - 1][meter];
            boolean changedHere = changed && meter == 0;
            send(e, delivery, sequence++, meterId(e, meter, serial), total * share * (changedHere ? before : 1));
            if (changedHere) {
                send(e, delivery, sequence++, meterId(e, meter, serial + 1), total * share * (1 - before));
            }
        }
    }

    private void send(EnterpriseMonth e, Delivery delivery, int sequence, String meterId, double quantity) {
        FeedRow row = delivery.begin(feed, e, sequence);
        row.word(meterId);
        if (draws.chance(READING_MISSING)) {
            row.empty();
        } else {
            row.quantity(quantity);
        }
        delivery.send(delivery.reportingTime(e, feed, firstDay, 6));
    }

    private String meterId(EnterpriseMonth e, int meter, int serial) {
        long owner = e.shared ? -1 - e.slot / Population.BLOCK : e.key * 128 + e.moves;
        int number = e.shared ? 0 : meter == 0 ? serial : 200 + meter;
        long mixed = Draws.mix(Draws.mix(owner * 31 + FeedIndex.of(feed)) + number);
        return prefix + (1_000_000_000_000L + Math.floorMod(mixed, 9_000_000_000_000L));
    }
}
