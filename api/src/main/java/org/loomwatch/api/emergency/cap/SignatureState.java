package org.loomwatch.api.emergency.cap;

/** What the XML signatures of a message say of it. */
public enum SignatureState {
    /** There is none. */
    NONE,
    /** Every signature fits the bytes, and one at least was made with a key we were told to trust. */
    TRUSTED,
    /** Every signature fits the bytes; whose key it was we do not know. */
    VALID,
    /** A signature does not fit: the message was changed after it was signed. */
    INVALID,
    /** It could not be checked: no key in it, or an algorithm that is not accepted. */
    UNVERIFIABLE;

    /** Name in verdicts. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
