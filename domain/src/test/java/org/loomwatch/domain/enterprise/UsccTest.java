package org.loomwatch.domain.enterprise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class UsccTest {

    /** Codes in public use. */
    @Test
    void acceptsRealCodes() {
        assertTrue(Uscc.isValid("91440300708461136T"));
        assertTrue(Uscc.isValid("914403001922038216"));
    }

    @Test
    void saysWhichCheckCharacterIsExpected() {
        var problem = assertThrows(IllegalArgumentException.class, () -> new Uscc("914403007084611361"));
        assertEquals("USCC '914403007084611361' ends in check character 1, expected T", problem.getMessage());
    }

    @Test
    void rejectsForeignCharactersAndLengths() {
        assertFalse(Uscc.isValid("91440300708461136"));
        assertFalse(Uscc.isValid("9144030070846113OT"));
        assertFalse(Uscc.isValid(""));
    }

    @Property(tries = 200)
    void anyOneChangedCharacterIsFound(
            @ForAll("bodies") String body,
            @ForAll @IntRange(min = 0, max = 17) int at,
            @ForAll @IntRange(min = 1, max = 30) int by) {
        String code = Uscc.ofBody(body).value();
        char changed = Uscc.ALPHABET.charAt((Uscc.ALPHABET.indexOf(code.charAt(at)) + by) % 31);
        assertFalse(Uscc.isValid(code.substring(0, at) + changed + code.substring(at + 1)));
    }

    @Provide
    Arbitrary<String> bodies() {
        return Arbitraries.strings().withChars(Uscc.ALPHABET).ofLength(17);
    }
}
