package org.nightwindow.driver.standard.pcsc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.WireException;
import org.nightwindow.driver.standard.AnyFrames;
import org.nightwindow.driver.standard.SpokenWire;
import org.nightwindow.driver.standard.pcsc.PcscMessages.Connected;
import org.nightwindow.driver.standard.pcsc.PcscMessages.Disposition;

/// What `pcscd` says, one whole conversation: version, context, readers, a card and its answer.
final class PcscFramesTest extends AnyFrames {
    private static final int CONTEXT = 77;
    private static final int CARD = 88;
    private static final byte[] COMMAND = {0, (byte) 0xA4, 4, 0, 0};

    @Override
    protected List<byte[]> sound() {
        ByteBuffer said = ByteBuffer.allocate(8192).order(ByteOrder.nativeOrder());
        said.putInt(4).putInt(4).putInt(0);
        said.putInt(2).putInt(CONTEXT).putInt(0);
        int readers = said.position();
        said.put("Reader 00 00".getBytes(StandardCharsets.US_ASCII));
        said.position(readers + PcscMessages.READER_NAME + 4).putInt(0x34);
        said.position(readers + PcscMessages.Command.READERS_STATE.answerLength());
        int connect = said.position();
        said.putInt(CONTEXT);
        said.position(connect + 4 + PcscMessages.READER_NAME + 8);
        said.putInt(CARD).putInt(2).putInt(0);
        said.position(connect + PcscMessages.Command.CONNECT.answerLength());
        said.putInt(CARD).putInt(2).putInt(16).putInt(COMMAND.length).putInt(2).putInt(16);
        said.putInt(2).putInt(0).put(new byte[] {(byte) 0x90, 0});
        said.putInt(CARD).putInt(0).putInt(0);
        byte[] all = new byte[said.position()];
        said.flip().get(all);
        return List.of(all);
    }

    @Override
    protected void read(byte[] bytes, Random random) {
        try (PcscLink link = new PcscLink(new SpokenWire(bytes, random))) {
            Call call = Call.within(Duration.ofSeconds(1));
            Object _ = link.version(call);
            int context = link.establish(call);
            Object _ = link.readers(call);
            Connected card = link.connect(context, "Reader 00 00", call);
            Object _ = link.transmit(card, COMMAND, call);
            Object _ = link.disconnect(card.card(), Disposition.UNPOWER, call);
        } catch (WireException end) {
            // as it may
        }
    }
}
