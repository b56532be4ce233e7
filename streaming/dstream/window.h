/// DStream::window: the data sets of the last so many batches as one.
#pragma once

#include "streaming/dstream/node.h"
#include "streaming/dstream/saved_state.h"
#include "streaming/rdd/restored.h"

namespace streaming {

/// Length and slide of a window. Without a slide it moves with every batch of its parent.
struct Window {
    Duration length{};
    std::optional<Duration> slide = std::nullopt;
};

/// The slide of a window over `parent`, checked: both must be multiples of the parent's slide. Throws GraphError.
inline Duration checkedSlide(const Window& window, const StreamNodeBase& parent)
{
    const auto slide = window.slide.value_or(parent.slide());
    for (const auto& [name, value] : {std::pair("window", window.length), std::pair("slide", slide)}) {
        if (value <= Duration(0) || !isMultipleOf(value, parent.slide()))
            throw GraphError(std::string("The ") + name + " duration of a windowed stream (" + toString(value)
                + ") must be a multiple of the slide duration of its parent (" + toString(parent.slide()) + ")");
    }
    return slide;
}

/// Panes are dropped by their time, never by count, so batches that were never made cost nothing. Each pane is cached
/// when it enters.
template <class T>
class WindowNode final : public StreamNode<T> {
public:
    WindowNode(StreamPtr<T> parent, const Window& window)
        : StreamNode<T>(parent->graph(), checkedSlide(window, *parent), {parent})
        , m_parent(std::move(parent))
        , m_length(window.length)
    {
    }

    Duration reach() const override { return StreamNodeBase::reach() + m_length; }

    void enter(Time time) override
    {
        drop(time);
        computeNewest();
        if (const auto rdd = m_parent->at(time))
            m_panes.emplace_back(time, rdd->node()->materialized() ? *rdd : rdd->cache());
    }

    /// A piece a pane.
    std::vector<StatePiece> statePieces() const override
    {
        std::vector<StatePiece> pieces;
        if constexpr (Serializable<T>) {
            for (const auto& [time, rdd] : m_panes)
                pieces.push_back({pieceId(time), [pane = rdd] { return rddToBytes(pane); }});
        } else {
            refuseToSave(*this, typeid(T));
        }
        return pieces;
    }

    void restoreState(const SavedPieces& pieces) override
    {
        if constexpr (Serializable<T>) {
            m_panes.clear();
            for (const auto& [id, bytes] : pieces)
                m_panes.emplace_back(pieceTime(id), restoredPane(bytes));
        } else {
            refuseToSave(*this, typeid(T));
        }
    }

    std::string stateType() const override { return "window of " + toString(m_length) + " over " + typeText<T>(); }

protected:
    std::optional<RDD<T>> compute(Time time) override
    {
        drop(time);
        std::vector<RDD<T>> panes;
        for (const auto& [at, rdd] : m_panes)
            panes.push_back(rdd);
        return unionOf(panes);
    }

private:
    void drop(Time time)
    {
        while (!m_panes.empty() && m_panes.front().first <= time - m_length)
            m_panes.pop_front();
    }

    RDD<T> restoredPane(std::string_view bytes) const
        requires Serializable<T>
    {
        try {
            return rddFromBytes<T>(bytes, &this->graph().pool());
        } catch (const StateError& error) {
            refuseToRestore(*this, error.what());
        }
    }

    /// A pane that no job has asked for yet would hold on to all that it is made of.
    void computeNewest()
    {
        if (m_panes.empty()) return;
        try {
            m_panes.back().second.node()->prepare();
        } catch (...) {
            return; // the job that asks for the pane meets the same exception and reports it
        }
    }

    StreamPtr<T> m_parent;
    Duration m_length;
    std::deque<std::pair<Time, RDD<T>>> m_panes;
};

} // namespace streaming
