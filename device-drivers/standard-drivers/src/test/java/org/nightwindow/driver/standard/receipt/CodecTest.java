package org.nightwindow.driver.standard.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nightwindow.driver.ReceiptImage;
import org.nightwindow.driver.Supply.Level;

class CodecTest {
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void commandsAreTheBytesOfTheReference() {
        assertThat(HEX.formatHex(EscPos.askStatus(4))).isEqualTo("100404");
        assertThat(HEX.formatHex(EscPos.clear())).isEqualTo("10140801031401060208");
        assertThat(HEX.formatHex(EscPos.confirm("0001"))).isEqualTo("1d28480600303030303031");
        assertThat(HEX.formatHex(EscPos.queuedStatus())).isEqualTo("1d7201");
        ReceiptImage slip = new ReceiptImage(16, 3, new byte[] {1, 2, 3, 4, 5, 6});
        assertThat(HEX.formatHex(EscPos.raster(slip, 1, 2))).isEqualTo("1d7630000200020003040506");
    }

    /// Byte by byte as printers of three makers answer (Epson TM-L60II, Bixolon SRP-350, Citizen iDP-3221).
    @ParameterizedTest
    @CsvSource({
        "12 12 12 12, , OK",
        "12 12 12 1e, , LOW",
        "1a 32 12 72, PAPER_OUT, OUT",
        "1a 32 12 7e, PAPER_OUT, OUT",
        "1a 16 12 12, COVER_OPEN, OK",
        "12 52 1a 12, CUTTER_STUCK, OK",
        "1a 52 32 12, BROKEN, OK",
        "1a 52 52 12, RECOVERING, OK",
        "1a 12 12 12, OFFLINE, OK",
        "12 1a 12 12, OFFLINE, OK"
    })
    void statusBytesMeanWhatTheMakersSay(String bytes, Obstacle obstacle, Level paper) {
        byte[] all = HEX.withDelimiter(" ").parseHex(bytes);
        assertThat(PrinterState.of(all[0], all[1], all[2], all[3]))
                .isEqualTo(new PrinterState(Optional.ofNullable(obstacle), paper));
    }

    @Test
    void answersAreToldApart_alsoInOneStream() {
        assertThat(read("12 37223030303100 7e 00 0c 372500 1e 10 00 03 0f 16 11 13 37223030303200"))
                .containsExactly(
                        new Reply.RealTime(0x12),
                        new Reply.Confirmed("0001"),
                        new Reply.RealTime(0x7e),
                        new Reply.Queued(0),
                        new Reply.Queued(0x0c),
                        new Reply.Cleared(),
                        new Reply.RealTime(0x1e),
                        new Reply.Unasked(),
                        new Reply.RealTime(0x16),
                        new Reply.Confirmed("0002"));
    }

    @Test
    void aBrokenAnswerConfirmsNothing_andTheNextIsUnderstood() {
        assertThat(read("3722303030 12 12"))
                .contains(new Reply.RealTime(0x12))
                .noneMatch(Reply.Confirmed.class::isInstance);
        assertThat(read("3777 37223030303100")).containsExactly(new Reply.Confirmed("0001"));
        assertThat(read("37223030303155 12")).containsExactly(new Reply.RealTime(0x12));
    }

    @Property
    void noiseIsNeverABug(@ForAll byte[] noise) {
        ReplyReader reader = new ReplyReader();
        for (byte one : noise) {
            reader.take(one);
        }
    }

    @Property
    void noSlipContainsACommand_andNoDotIsLost(@ForAll @Size(240) byte[] dots) {
        // Denser in dangerous bytes than chance would have it.
        byte[] likely = {0x10, 0x04, 0x05, 0x14};
        for (int i = 0; i < dots.length; i++) {
            dots[i] = (dots[i] & 1) == 0 ? likely[(dots[i] >> 1) & 3] : dots[i];
        }
        byte[] raster = EscPos.raster(new ReceiptImage(80, 24, dots), 0, 24);
        for (int i = 8; i < raster.length; i++) {
            assertThat(raster[i] & dots[i - 8]).isEqualTo(dots[i - 8]);
            assertThat(Integer.bitCount((raster[i] ^ dots[i - 8]) & 0xFF)).isLessThan(2);
            if (i > 8 && raster[i - 1] == 0x10) {
                assertThat(raster[i]).isNotIn((byte) 0x04, (byte) 0x05, (byte) 0x14);
            }
        }
    }

    @Test
    void anAnswerThatWasLost_isImpliedByTheNext_andOneOfYesterdayMeansNothing() {
        Marks marks = new Marks(Confirming.PROCESS_ID, 1_000);
        String first = id(marks.add());
        marks.add();
        String third = id(marks.add());
        marks.confirmed("old!");
        marks.queued();
        assertThat(marks.outstanding()).isEqualTo(3);
        marks.confirmed(third);
        assertThat(marks.outstanding()).isZero();
        marks.confirmed(first);
        assertThat(id(new Marks(Confirming.PROCESS_ID, 1_001).add())).isNotEqualTo(first);
    }

    private static String id(byte[] confirm) {
        return new String(confirm, 7, 4, java.nio.charset.StandardCharsets.US_ASCII);
    }

    private static List<Reply> read(String hex) {
        ReplyReader reader = new ReplyReader();
        List<Reply> replies = new ArrayList<>();
        for (byte one : HEX.parseHex(hex.replace(" ", ""))) {
            Reply reply = reader.take(one);
            if (reply != null) {
                replies.add(reply);
            }
        }
        return replies;
    }
}
