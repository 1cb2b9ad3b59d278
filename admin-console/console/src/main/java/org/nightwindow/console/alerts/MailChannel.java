package org.nightwindow.console.alerts;

import jakarta.mail.Address;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.nightwindow.hall.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Mails each message. A message that is mailed again has the same `Message-ID`, so mailboxes show one.
final class MailChannel implements Channel {
    /// TLS from the first byte, RFC 8314.
    private static final int SUBMISSIONS = 465;

    /// A mail server answers each line within a second.
    private static final String LINE_MS = "15000";

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    /// What most phones show of a subject.
    private static final int SUBJECT_CHARS = 120;

    private static final Logger LOG = LoggerFactory.getLogger(MailChannel.class);

    private final AlertSettings.Mail mail;
    private final Session session;

    MailChannel(AlertSettings.Mail mail) {
        this.mail = mail;
        this.session = Session.getInstance(properties(mail), authenticator(mail));
    }

    private static Properties properties(AlertSettings.Mail mail) {
        Properties properties = new Properties();
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.host", mail.host());
        properties.put("mail.smtp.port", String.valueOf(mail.port()));
        properties.put("mail.smtp.connectiontimeout", LINE_MS);
        properties.put("mail.smtp.timeout", LINE_MS);
        properties.put("mail.smtp.writetimeout", LINE_MS);
        properties.put("mail.smtp.ssl.enable", String.valueOf(mail.port() == SUBMISSIONS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.starttls.enable", "true");
        // A password never leaves in the clear.
        properties.put(
                "mail.smtp.starttls.required", String.valueOf(mail.user().isPresent() && mail.port() != SUBMISSIONS));
        // Who left the team silences nobody else.
        properties.put("mail.smtp.sendpartial", "true");
        properties.put("mail.smtp.auth", String.valueOf(mail.user().isPresent()));
        return properties;
    }

    private static @Nullable Authenticator authenticator(AlertSettings.Mail mail) {
        if (mail.user().isEmpty() || mail.password().isEmpty()) {
            return null;
        }
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                try {
                    return new PasswordAuthentication(
                            mail.user().get(),
                            Files.readAllLines(mail.password().get()).getFirst());
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot read the password file of the mail server", e);
                }
            }
        };
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public Delivery deliver(Notice notice) {
        boolean begun = false;
        boolean taken = false;
        try (Transport server = session.getTransport()) {
            MimeMessage message = message(notice);
            message.saveChanges();
            server.connect();
            begun = true;
            server.sendMessage(message, message.getAllRecipients());
            taken = true;
            return new Delivery.Done();
        } catch (SendFailedException e) {
            return refused(e);
        } catch (MessagingException | UncheckedIOException e) {
            return taken // and then it hung up
                    ? new Delivery.Done()
                    : begun ? new Delivery.InDoubt(why(e)) : new Delivery.NotTaken(why(e));
        }
    }

    /// The server said no, or to some of the recipients, or nothing any more.
    private static Delivery refused(SendFailedException e) {
        Address[] sent = e.getValidSentAddresses();
        if (sent != null && sent.length > 0) {
            LOG.warn("{} a letter went to {} of its recipients: {}", LogEvent.MESSAGE_NOT_SENT, sent.length, why(e));
            return new Delivery.Done();
        }
        return e instanceof SMTPSendFailedException failed && failed.getReturnCode() < 0
                ? new Delivery.InDoubt(why(e))
                : new Delivery.NotTaken(why(e));
    }

    private static String why(Exception e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    }

    private MimeMessage message(Notice notice) throws MessagingException {
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + notice.id() + "@nightwindow>");
            }
        };
        message.setFrom(new InternetAddress(mail.from()));
        for (String to : mail.to()) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(to));
        }
        message.setSubject(oneLine(notice.zh()), UTF_8);
        message.setSentDate(Date.from(notice.at()));
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: nobody's holiday notice comes back
        message.setText(
                notice.zh() + "\n" + notice.en() + "\n" + (notice.link().isEmpty() ? "" : "\n" + notice.link() + "\n"),
                UTF_8);
        return message;
    }

    /// The name of a kiosk is typed by a person; in a header it must stay one line.
    private static String oneLine(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() > SUBJECT_CHARS ? line.substring(0, SUBJECT_CHARS) : line;
    }
}
