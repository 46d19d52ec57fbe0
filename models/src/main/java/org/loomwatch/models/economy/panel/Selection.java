package org.loomwatch.models.economy.panel;

/** The k-th smallest of many numbers without sorting them all. */
final class Selection {

    private Selection() {}

    /**
     * Finds it; the order of the first {@code size} values changes.
     *
     * @param rank 0 for the smallest
     */
    static float smallest(float[] values, int size, int rank) {
        int low = 0;
        int high = size - 1;
        while (low < high) {
            float pivot = values[(low + high) >>> 1];
            int left = low;
            int right = high;
            while (left <= right) {
                while (values[left] < pivot) {
                    left++;
                }
                while (values[right] > pivot) {
                    right--;
                }
                if (left <= right) {
                    float value = values[left];
                    values[left++] = values[right];
                    values[right--] = value;
                }
            }
            if (rank <= right) {
                high = right;
            } else if (rank >= left) {
                low = left;
            } else {
                return values[rank];
            }
        }
        return values[rank];
    }
}
