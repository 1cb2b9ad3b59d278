package org.nightwindow.driver.standard.sensors;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Modbus RTU frames: unit, function, data, and a CRC with its low byte first (MODBUS over Serial Line V1.02 §2.5.1).
final class Modbus {
    /// Read Discrete Inputs (V1.1b3 §6.2).
    static final int READ_INPUTS = 0x02;

    /// Read Input Registers (§6.4).
    static final int READ_REGISTERS = 0x04;

    /// Write Single Coil (§6.5): 0xFF00 is on, 0x0000 is off.
    static final int WRITE_COIL = 0x05;

    /// Set in the function of an answer that is an exception (§7).
    static final int EXCEPTION = 0x80;

    private static final int EXCEPTION_LENGTH = 5;
    private static final int ECHO_LENGTH = 8;

    private Modbus() {}

    /// @param address of the first input, register or coil, from 0
    /// @param value how many to read, or what to write
    static byte[] request(int unit, int function, int address, int value) {
        ByteBuffer frame = ByteBuffer.allocate(ECHO_LENGTH)
                .put((byte) unit)
                .put((byte) function)
                .putShort((short) address)
                .putShort((short) value);
        return sealed(frame.array());
    }

    /// How long the answer that begins so will be; 0 while that cannot be told.
    static int length(byte[] begin, int count) {
        if (count < 3) {
            return 0;
        }
        int function = begin[1] & 0xFF;
        return (function & EXCEPTION) != 0
                ? EXCEPTION_LENGTH
                : function == WRITE_COIL ? ECHO_LENGTH : 5 + (begin[2] & 0xFF);
    }

    static boolean intact(byte[] frame) {
        return Arrays.equals(frame, sealed(frame.clone()));
    }

    /// The last two bytes are made the CRC of those before.
    private static byte[] sealed(byte[] frame) {
        int crc = 0xFFFF;
        for (int i = 0; i < frame.length - 2; i++) {
            crc ^= frame[i] & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xA001;
            }
        }
        frame[frame.length - 2] = (byte) crc;
        frame[frame.length - 1] = (byte) (crc >> 8);
        return frame;
    }
}
