package org.loomwatch.api.access.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;

/**
 * Argon2id (RFC 9106) with 19 MiB, 2 passes, 1 lane, as OWASP's password storage guide sets for servers. Hashes are kept in
 * the PHC string format, so that cost can be raised later without losing old ones.
 *
 * <p>Hashing is costly by design: at most {@link #PARALLEL} run at once, so that a rush of logins leaves the machine to those
 * who are signed in.
 */
public final class PasswordHasher {

    private static final int PARALLEL = 1;
    private static final int LONGEST_WAIT_SECONDS = 20;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    private final Semaphore permits = new Semaphore(PARALLEL, true);
    private final SecureRandom random = new SecureRandom();

    /** What an unknown login is checked against, so that it takes as long as a known one. */
    private final String decoy = hash("no account has this password");

    public String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        MEMORY_KIB,
                        PASSES,
                        LANES,
                        base64.encodeToString(salt),
                        base64.encodeToString(compute(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES)));
    }

    public boolean matches(String password, String stored) {
        String[] parts = stored.split("\\$");
        if (parts.length != 6 || !parts[1].equals("argon2id")) {
            throw new IllegalArgumentException("a stored password is not an argon2id hash");
        }
        int[] cost = new int[3];
        String[] costs = parts[3].split(",");
        for (int i = 0; i < cost.length; i++) {
            cost[i] = Integer.parseInt(costs[i].substring(2));
        }
        byte[] salt = Base64.getDecoder().decode(parts[4]);
        byte[] expected = Base64.getDecoder().decode(parts[5]);
        return MessageDigest.isEqual(expected, compute(password, salt, cost[0], cost[1], cost[2], expected.length));
    }

    /** Spends the time of a real check; for logins that do not exist. */
    public void pretend(String password) {
        matches(password, decoy);
    }

    private boolean acquire() {
        try {
            return permits.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private byte[] compute(String password, byte[] salt, int memory, int passes, int lanes, int bytes) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt(salt)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .build());
        byte[] hash = new byte[bytes];
        if (!acquire()) {
            throw new Problem(
                    ProblemType.UNAVAILABLE,
                    Text.of("登录请求过多，请稍后再试", "too many people are signing in; try again in a moment"));
        }
        try {
            generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        } finally {
            permits.release();
        }
        return hash;
    }
}
