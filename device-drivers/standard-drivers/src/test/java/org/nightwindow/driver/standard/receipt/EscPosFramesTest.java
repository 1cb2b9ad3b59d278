package org.nightwindow.driver.standard.receipt;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.nightwindow.driver.standard.AnyFrames;

/// What a receipt printer says: states, process ids, what nobody asked for.
final class EscPosFramesTest extends AnyFrames {
    @Override
    protected List<byte[]> sound() {
        return List.of(
                HexFormat.of().parseHex("12121e72"),
                HexFormat.of().parseHex("37223030303100"),
                HexFormat.of().parseHex("372500"),
                HexFormat.of().parseHex("14000f00"),
                HexFormat.of().parseHex("1113000c0f"));
    }

    @Override
    protected void read(byte[] bytes, Random random) {
        ReplyReader reader = new ReplyReader();
        Marks marks = new Marks(Confirming.PROCESS_ID, random.nextInt());
        byte[] _ = marks.add();
        for (byte one : bytes) {
            if (reader.take(one) instanceof Reply.Confirmed(String id)) {
                marks.confirmed(id);
            }
        }
    }
}
