package org.loomwatch.datasets.synthetic.enterprise;

/**
 * State of all enterprises as primitive arrays, about 100 bytes each. A slot holds one enterprise at a time; when it closes
 * and another is founded in its place, the slot's generation rises. Chunks of slots may be worked by different threads.
 */
public final class Population {

    static final byte ACTIVE = 1;
    static final byte VACANT = 0;

    static final int HABITUALLY_LATE = 1;
    static final int QUARTERLY_TAX = 1 << 1;
    static final int SLOPPY_TAX = 1 << 2;
    static final int UNDER_REPORTS = 1 << 3;
    static final int SOLE_TRADER = 1 << 4;

    /** Slots that always share a building, if their block is a shared one. */
    public static final int BLOCK = 4;

    public static final int MAXIMUM = 1 << 22;

    private final int size;

    // Life.
    final byte[] status;
    final byte[] generation;
    final short[] born;
    final short[] reopens;
    final byte[] moves;
    final short[] grid;

    // Traits, drawn at birth.
    final byte[] profile;
    final byte[] flags;
    final byte[] covered;
    final long[] style;
    final float[] quality;
    final float[] persistence;
    final float[] volatility;
    final float[] cycleLoad;
    final float[] temper;
    final float[] baseStaff;
    final float[] wageLevel;
    final float[] powerLevel;
    final float[] waterLevel;
    final float[] turnoverLevel;
    final float[] insuredShare;
    final short[] exitListed;

    // State, moved every month.
    final float[] own;
    final float[] fast;
    final float[] medium;
    final float[] slow;
    final float[] scale;
    final float[] settlingArrears;
    final float[] lastingArrears;
    final int[] staff;
    final byte[] taxMonths;
    final byte[] calm;
    final byte[] powerMeter;
    final byte[] waterMeter;

    public Population(int size) {
        if (size < 1 || size > MAXIMUM) {
            throw new IllegalArgumentException("a district has 1 to %d enterprises, not %d".formatted(MAXIMUM, size));
        }
        this.size = size;
        status = new byte[size];
        generation = new byte[size];
        born = new short[size];
        reopens = new short[size];
        moves = new byte[size];
        grid = new short[size];
        profile = new byte[size];
        flags = new byte[size];
        covered = new byte[size];
        style = new long[size];
        quality = new float[size];
        persistence = new float[size];
        volatility = new float[size];
        cycleLoad = new float[size];
        temper = new float[size];
        baseStaff = new float[size];
        wageLevel = new float[size];
        powerLevel = new float[size];
        waterLevel = new float[size];
        turnoverLevel = new float[size];
        insuredShare = new float[size];
        exitListed = new short[size];
        own = new float[size];
        fast = new float[size];
        medium = new float[size];
        slow = new float[size];
        scale = new float[size];
        settlingArrears = new float[size];
        lastingArrears = new float[size];
        staff = new int[size];
        taxMonths = new byte[size];
        calm = new byte[size];
        powerMeter = new byte[size];
        waterMeter = new byte[size];
    }

    public int size() {
        return size;
    }

    public boolean isActive(int slot) {
        return status[slot] == ACTIVE;
    }

    boolean is(int slot, int flag) {
        return (flags[slot] & flag) != 0;
    }

    /** Key of the enterprise now in the slot; unique over slots and generations. */
    long key(int slot) {
        return ((long) generation[slot] << 32) | slot;
    }
}
