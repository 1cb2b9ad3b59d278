package org.nightwindow.driver.standard.ipp;

import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.IppOutputStream;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.JobState;
import com.hp.jipp.model.PrinterState;
import com.hp.jipp.model.Status;
import com.hp.jipp.model.Types;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import org.nightwindow.driver.standard.AnyFrames;

/// Answers of an IPP printer. They go to the codec and through all that is read out of them.
final class IppFramesTest extends AnyFrames {
    private static final int ID = 7;

    @Override
    protected List<byte[]> sound() {
        AttributeGroup operation = AttributeGroup.groupOf(
                Tag.operationAttributes, Types.attributesCharset.of("utf-8"), Types.attributesNaturalLanguage.of("en"));
        AttributeGroup printer = AttributeGroup.groupOf(
                Tag.printerAttributes,
                Types.printerState.of(PrinterState.idle),
                Types.printerStateReasons.of("media-empty-error", "toner-low-warning"),
                Types.printerIsAcceptingJobs.of(true),
                Types.printerUpTime.of(60),
                Types.printerImpressionsCompleted.of(12));
        AttributeGroup job = AttributeGroup.groupOf(
                Tag.jobAttributes,
                Types.jobId.of(3),
                Types.jobName.of("key"),
                Types.jobState.of(JobState.completed),
                Types.jobStateReasons.of("job-completed-successfully"),
                Types.jobImpressionsCompleted.of(2));
        return List.of(bytes(operation, printer), bytes(operation, job), bytes(operation, job, job));
    }

    private static byte[] bytes(AttributeGroup... groups) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (IppOutputStream ipp = new IppOutputStream(out)) {
            ipp.write(new IppPacket(Status.successfulOk, ID, groups));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Override
    protected void read(byte[] bytes, Random random) {
        Answer<IppPacket> answer = IppLink.read(bytes, ID);
        Object _ = IppProtocol.printerIn(answer);
        Object _ = IppProtocol.jobIn(answer);
        Object _ = IppProtocol.jobsIn(answer);
    }
}
