package org.loomwatch.api.notice.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A range of addresses such as {@code 10.20.0.0/16}.
 *
 * @param prefix how many leading bits count
 */
public record Network(InetAddress base, int prefix) {

    public Network {
        if (prefix < 0 || prefix > base.getAddress().length * 8) {
            throw new IllegalArgumentException("a prefix of " + prefix + " bits does not fit " + base);
        }
    }

    /** @throws IllegalArgumentException if the text is not an address, a slash and a number of bits */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.matches("[0-9a-fA-F.:]+/\\d{1,3}")) {
            throw new IllegalArgumentException("'" + text + "' is no network such as 10.20.0.0/16");
        }
        try {
            // Digits, dots and colons only: this looks nothing up.
            return new Network(
                    InetAddress.getByName(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + text + "' is no network such as 10.20.0.0/16", e);
        }
    }

    public boolean contains(InetAddress address) {
        byte[] mine = base.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
