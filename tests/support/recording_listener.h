/// A listener that writes down all that it is told.
#pragma once

#include "streaming/streaming_listener.h"

#include <vector>

namespace support {

struct RecordingListener : streaming::StreamingListener {
    void onStreamingStarted(streaming::Time) override { events.push_back("streaming started"); }
    void onBatchSubmitted(const streaming::BatchInfo& batch) override { note("submitted", submitted, batch); }
    void onBatchStarted(const streaming::BatchInfo& batch) override { note("started", started, batch); }
    void onBatchCompleted(const streaming::BatchInfo& batch) override { note("completed", completed, batch); }
    void onOutputOperationStarted(const streaming::OutputOperationInfo& output) override
    {
        events.push_back("output " + std::to_string(output.id) + " started");
        outputsStarted.push_back(output);
    }
    void onOutputOperationCompleted(const streaming::OutputOperationInfo& output) override
    {
        events.push_back("output " + std::to_string(output.id) + " completed");
        outputsCompleted.push_back(output);
    }
    void onReceiverStarted(const streaming::ReceiverInfo& receiver) override { receiversStarted.push_back(receiver); }
    void onReceiverError(const streaming::ReceiverInfo& receiver) override { receiverErrors.push_back(receiver); }
    void onReceiverStopped(const streaming::ReceiverInfo& receiver) override { receiversStopped.push_back(receiver); }

    std::vector<std::string> events;
    std::vector<streaming::BatchInfo> submitted, started, completed;
    std::vector<streaming::OutputOperationInfo> outputsStarted, outputsCompleted;
    std::vector<streaming::ReceiverInfo> receiversStarted, receiverErrors, receiversStopped;

private:
    void note(const std::string& what, std::vector<streaming::BatchInfo>& batches, const streaming::BatchInfo& batch)
    {
        events.push_back("batch " + what);
        batches.push_back(batch);
    }
};

} // namespace support
