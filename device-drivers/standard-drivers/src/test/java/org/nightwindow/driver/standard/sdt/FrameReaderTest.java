package org.nightwindow.driver.standard.sdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// Byte values: the tables of GA/T 467 §7 as published with the protocol descriptions of several readers.
class FrameReaderTest {
    private static final String FOUND = "AAAAAA9669 0008 00009F 00000000 97";

    @Example
    void theRequestsAreThoseOfTheStandard() {
        assertThat(SdtCommand.RESET.frame()).isEqualTo(bytes("AAAAAA9669 0003 10FF EC"));
        assertThat(SdtCommand.STATUS.frame()).isEqualTo(bytes("AAAAAA9669 0003 11FF ED"));
        assertThat(SdtCommand.MODULE_ID.frame()).isEqualTo(bytes("AAAAAA9669 0003 12FF EE"));
        assertThat(SdtCommand.FIND.frame()).isEqualTo(bytes("AAAAAA9669 0003 2001 22"));
        assertThat(SdtCommand.SELECT.frame()).isEqualTo(bytes("AAAAAA9669 0003 2002 21"));
        assertThat(SdtCommand.READ.frame()).isEqualTo(bytes("AAAAAA9669 0003 3001 32"));
        assertThat(SdtCommand.NEWEST_ADDRESS.frame()).isEqualTo(bytes("AAAAAA9669 0003 3003 30"));
    }

    @Example
    void theAnswersOfTheStandardAreUnderstood() {
        assertThat(only("AAAAAA9669 0004 000090 94").status()).isEqualTo(SdtStatus.OK);
        assertThat(only(FOUND).status()).isEqualTo(SdtStatus.CARD_FOUND);
        assertThat(only(FOUND).data()).containsExactly(0, 0, 0, 0);
        assertThat(only("AAAAAA9669 0004 000080 84").status()).isEqualTo(SdtStatus.NO_CARD);
        assertThat(only("AAAAAA9669 000C 000090 0000000000000000 9C").data()).hasSize(8);
        assertThat(only("AAAAAA9669 0004 000081 85").status()).isEqualTo(SdtStatus.SELECT_FAILED);
        assertThat(only("AAAAAA9669 0004 000041 45").status()).isEqualTo(0x41);
    }

    @Example
    void aWrongChecksum_aLengthThatCannotBe_andAnOversizedOne_areNoAnswers() {
        assertThat(read(new FrameReader(), bytes("AAAAAA9669 0004 000090 95"))).isEmpty();
        assertThat(read(new FrameReader(), bytes("AAAAAA9669 0003 000090 93"))).isEmpty();
        FrameReader reader = new FrameReader();
        assertThat(read(reader, bytes("AAAAAA9669 FFFF 000090 94"))).isEmpty();
        assertThat(reader.inFrame()).isFalse();
        assertThat(reader.damaged()).isEqualTo(1);
    }

    @Example
    void aTrueAnswerInsideAFalseOneIsFound() {
        // The first preamble is followed by a length that reaches into the second frame.
        assertThat(read(new FrameReader(), bytes("AAAAAA9669 0013 0000" + FOUND + "00 00 00 00 00 00 00")))
                .hasSize(1);
    }

    @Example
    void aPreambleWithMoreThanThreeLeadingBytesIsStillOne() {
        assertThat(read(new FrameReader(), bytes("AAAA" + FOUND))).hasSize(1);
    }

    @Property(tries = 300)
    void answersAreFoundInAnyPiecesWithNoiseAroundThem(
            @ForAll("answers") List<byte[]> answers,
            @ForAll @Size(max = 40) List<@IntRange(max = 0xA9) Integer> noise) {
        FrameReader reader = new FrameReader();
        int found = 0;
        for (byte[] answer : answers) {
            for (int stray : noise) {
                assertThat(reader.take((byte) stray)).isNull();
            }
            List<SdtAnswer> read = read(reader, answer);
            assertThat(read).hasSize(1);
            assertThat(read.getFirst().data()).isEqualTo(Arrays.copyOfRange(answer, 10, answer.length - 1));
            found++;
        }
        assertThat(found).isEqualTo(answers.size());
    }

    @Property(tries = 1000)
    void oneBrokenByteBehindThePreambleIsAlwaysNoticed(
            @ForAll("answer") byte[] answer,
            @ForAll @IntRange(min = 7) int where,
            @ForAll @IntRange(min = 1, max = 255) int flip) {
        answer[7 + where % (answer.length - 7)] ^= (byte) flip;
        assertThat(read(new FrameReader(), answer)).isEmpty();
    }

    @Property(tries = 2000)
    void whateverArrivesNothingBreaksAndATrueAnswerIsFoundAfterwards(@ForAll @Size(max = 600) byte[] garbage) {
        FrameReader reader = new FrameReader();
        read(reader, garbage);
        // What the garbage began may swallow one longest answer at most.
        List<SdtAnswer> read = new ArrayList<>();
        for (int i = 0; i < 160 && read.isEmpty(); i++) {
            read.addAll(read(reader, bytes(FOUND)));
        }
        assertThat(read).isNotEmpty();
    }

    @Property(tries = 2000)
    void shardsOfFramesNeverBreakTheReader(@ForAll("shards") List<byte[]> shards) {
        FrameReader reader = new FrameReader();
        for (byte[] shard : shards) {
            for (SdtAnswer answer : read(reader, shard)) {
                for (SdtCommand command : SdtCommand.values()) {
                    command.fits(answer);
                }
            }
        }
    }

    @Provide
    Arbitrary<byte[]> answer() {
        Arbitrary<byte[]> data = Arbitraries.bytes().array(byte[].class).ofMaxSize(1300);
        return Arbitraries.integers().between(0, 255).flatMap(status -> data.map(bytes -> frame(status, bytes)));
    }

    @Provide
    Arbitrary<List<byte[]>> answers() {
        return answer().list().ofMinSize(1).ofMaxSize(4);
    }

    @Provide
    Arbitrary<List<byte[]>> shards() {
        Arbitrary<byte[]> cut = answer().flatMap(whole ->
                Arbitraries.integers().between(0, whole.length).map(length -> Arrays.copyOf(whole, length)));
        return cut.list().ofMaxSize(8);
    }

    private static byte[] frame(int status, byte[] data) {
        byte[] frame = new byte[11 + data.length];
        System.arraycopy(bytes("AAAAAA9669"), 0, frame, 0, 5);
        frame[5] = (byte) ((data.length + 4) >> 8);
        frame[6] = (byte) (data.length + 4);
        frame[9] = (byte) status;
        System.arraycopy(data, 0, frame, 10, data.length);
        for (int i = 5; i < frame.length - 1; i++) {
            frame[frame.length - 1] ^= frame[i];
        }
        return frame;
    }

    private static SdtAnswer only(String hex) {
        List<SdtAnswer> read = read(new FrameReader(), bytes(hex));
        assertThat(read).hasSize(1);
        return read.getFirst();
    }

    private static List<SdtAnswer> read(FrameReader reader, byte[] bytes) {
        List<SdtAnswer> answers = new ArrayList<>();
        for (byte next : bytes) {
            SdtAnswer answer = reader.take(next);
            if (answer != null) {
                answers.add(answer);
            }
        }
        return answers;
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
