package org.loomwatch.api.notice.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves to a receiver that a request is ours and fresh: {@code t=<seconds>,v1=<hex>}, where the hex is HMAC-SHA-256 under the
 * shared secret over the seconds, a dot, and the body. Receivers refuse what is older than they like.
 */
public final class WebhookSignature {

    public static final String HEADER = "Loomwatch-Signature";

    private WebhookSignature() {}

    public static String of(String secret, long epochSeconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((epochSeconds + ".").getBytes(StandardCharsets.US_ASCII));
            return "t=" + epochSeconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }
}
