package org.loomwatch.jobs.topology;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.assigners.FileSplitAssigner;
import org.apache.flink.connector.file.src.enumerate.FileEnumerator;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;
import org.jspecify.annotations.Nullable;

/** Gives out whole files in the order in which they were named. */
final class OrderedFiles implements FileEnumerator, FileSplitAssigner {

    private final Deque<FileSourceSplit> waiting;

    OrderedFiles(Collection<FileSourceSplit> waiting) {
        this.waiting = new ArrayDeque<>(waiting);
    }

    @Override
    public Collection<FileSourceSplit> enumerateSplits(Path[] paths, int minimum) throws IOException {
        List<FileSourceSplit> splits = new ArrayList<>();
        for (Path path : paths) {
            FileStatus status = path.getFileSystem().getFileStatus(path);
            splits.add(new FileSourceSplit(
                    path.toString(), path, 0, status.getLen(), status.getModificationTime(), status.getLen()));
        }
        return splits;
    }

    @Override
    public Optional<FileSourceSplit> getNext(@Nullable String host) {
        return Optional.ofNullable(waiting.poll());
    }

    @Override
    public void addSplits(Collection<FileSourceSplit> splits) {
        splits.forEach(waiting::addFirst);
    }

    @Override
    public Collection<FileSourceSplit> remainingSplits() {
        return waiting;
    }
}
