package org.loomwatch.api.notice.email;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.loomwatch.api.notice.internal.Channel;
import org.loomwatch.api.notice.internal.Delivery;
import org.loomwatch.api.notice.internal.DeliveryException;

/**
 * Sends notices by SMTP, one message a reader.
 *
 * <p>SMTP knows no idempotency: if this process dies between the server's acceptance of a message and our note of it, the
 * message is sent again. It then is the same to the byte, with the same {@code Message-ID}, by which mail systems and readers'
 * programs recognise it. No message is lost, and only the one under way in each worker at that moment can come twice; the queue
 * knows which. Nothing is waited for between the acceptance and the note: the parting word is said without an answer.
 */
public final class EmailChannel implements Channel {

    private static final String MILLISECONDS = "10000";

    private final SmtpSettings settings;
    private final String publicUrl;
    private final Session session;

    /** @param publicUrl where readers reach the pages, such as {@code https://host}; empty if unknown */
    public EmailChannel(SmtpSettings settings, String publicUrl) {
        this.settings = settings;
        this.publicUrl = publicUrl;
        this.session = session(settings);
    }

    @Override
    public String id() {
        return "email";
    }

    @Override
    public boolean isDoubledByRepetition() {
        return true;
    }

    @Override
    public void deliver(Delivery delivery) {
        try {
            Transport.send(message(delivery));
        } catch (AddressException e) {
            throw DeliveryException.permanent("this is no e-mail address: " + e.getMessage(), e);
        } catch (SendFailedException e) {
            throw isRefusedForGood(e)
                    ? DeliveryException.permanent("the mail server refuses: " + e.getMessage(), e)
                    : DeliveryException.passing("the mail server does not take it now: " + e.getMessage(), e);
        } catch (MessagingException e) {
            throw DeliveryException.passing("the mail server cannot be used: " + e.getMessage(), e);
        }
    }

    /** Codes 500 to 599 (RFC 5321, 4.2.1) mean that the same message would be refused again. */
    private static boolean isRefusedForGood(SendFailedException e) {
        for (Exception cause = e;
                cause != null;
                cause = cause instanceof MessagingException m ? m.getNextException() : null) {
            if (cause instanceof SMTPAddressFailedException address && address.getReturnCode() >= 500) {
                return true;
            }
            if (cause instanceof SMTPSendFailedException send && send.getReturnCode() >= 500) {
                return true;
            }
        }
        return false;
    }

    private MimeMessage message(Delivery delivery) throws MessagingException {
        String id = UUID.nameUUIDFromBytes(delivery.key().getBytes(StandardCharsets.UTF_8))
                .toString();
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + id + "@" + domain() + ">");
            }
        };
        message.setFrom(new InternetAddress(settings.from(), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(delivery.target(), true));
        message.setSubject(oneLine(delivery.titleZh() + " · " + delivery.titleEn()), "UTF-8");
        message.setText(text(delivery), "UTF-8");
        message.setSentDate(Date.from(delivery.createdAt()));
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private String domain() {
        return settings.from().substring(settings.from().indexOf('@') + 1);
    }

    private String text(Delivery delivery) {
        String address = delivery.link().isEmpty() ? "" : "\n" + publicUrl + delivery.link() + "\n";
        return delivery.titleZh() + "\n" + delivery.bodyZh() + "\n\n" + delivery.titleEn() + "\n" + delivery.bodyEn()
                + "\n" + address;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    private static Session session(SmtpSettings settings) {
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", settings.host());
        properties.setProperty("mail.smtp.port", Integer.toString(settings.port()));
        properties.setProperty("mail.smtp.connectiontimeout", MILLISECONDS);
        properties.setProperty("mail.smtp.timeout", MILLISECONDS);
        properties.setProperty("mail.smtp.writetimeout", MILLISECONDS);
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.auth", Boolean.toString(settings.user() != null));
        boolean starttls = settings.security() == SmtpSettings.Security.STARTTLS;
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(starttls));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(starttls));
        properties.setProperty(
                "mail.smtp.ssl.enable", Boolean.toString(settings.security() == SmtpSettings.Security.TLS));
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(settings.user(), settings.password());
            }
        });
    }
}
