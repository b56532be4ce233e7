/// Which alerts hold, fire, and fired.
#pragma once

#include "app/core/snapshot.h"
#include "app/core/watch/alert_rule.h"

#include <deque>
#include <map>
#include <mutex>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace app {

/// Of one rule and one subject: what it says must hold for a time before it fires, and be over for a time before it
/// ends, so that nothing flaps.
enum class AlertState {
    Normal,
    Pending,    ///< holds, not yet long enough
    Firing,
    Recovering, ///< fires on, but what it says is over
};

/// One that began to fire, or ended.
struct AlertEvent {
    enum class Turn { Firing, Resolved };

    Turn turn = Turn::Firing;
    std::string rule;    ///< as it was written
    std::string subject; ///< `#tag`, normalised, or the name of a source
    Time at{};
    double value = 0; ///< the count, the rank, how many times the count before, seconds of silence
};

/// With a digit behind the point where it is no whole number.
std::string numberText(double value);

/// A sentence: `alert: #qt over 100 (now 124)`.
std::string inWords(const AlertEvent& event);

/// A rule and how it stands: the state that matters most of its subjects, and those that fire.
struct AlertView {
    std::string rule;
    AlertState state = AlertState::Normal;
    std::vector<std::string> firing{};
};

/// When a source last gave data.
struct SourceHeard {
    std::string name; ///< its kind
    Time last{};
};

/// Judged by one thread, looked at by any. Times are those of the windows; of silence, those that it is given.
class AlertBook {
public:
    static constexpr double leastBefore = 10; ///< a count that grows is compared with no less than that
    static constexpr std::size_t historyKept = 500;

    explicit AlertBook(std::vector<AlertRule> rules) : m_rules(std::move(rules)) {}

    /// What is known of the rules that stay is kept.
    void change(std::vector<AlertRule> rules);
    /// A window with its movement; `longest` of the lengths is that of the rules that name none. What changed.
    std::vector<AlertEvent> judge(const WindowResult& window, Duration longest);
    std::vector<AlertEvent> judge(std::span<const SourceHeard> sources, Time now, Duration slide);

    std::vector<AlertView> view() const;
    std::vector<AlertEvent> history() const; ///< newest first
    std::size_t happened() const;            ///< ever, those too that are no longer kept

    /// How the rules stand, for a checkpoint.
    std::string save() const;
    void restore(const std::string& bytes);

private:
    struct Case { ///< of one subject
        AlertState state = AlertState::Normal;
        Time since{};
        double value = 0;

        template <class Archive>
        void serialize(Archive& archive)
        {
            archive(state, since, value);
        }
    };
    struct Standing { ///< of one rule
        std::map<std::string, Case> cases;
        std::set<std::string> inside; ///< were in the top before anybody looked

        template <class Archive>
        void serialize(Archive& archive)
        {
            archive(cases, inside);
        }
    };
    struct Holding {
        double value = 0;
        Time since{};
    };
    using Holdings = std::map<std::string, Holding>;
    /// What can be said of a window by how long there have been windows of its length.
    enum class Past {
        Short, ///< it is not full yet
        Full,
        FullBefore, ///< the one that it is compared with was full, too
    };

    static Holdings holdings(const AlertRule& rule, const WindowResult& window, Standing& standing, Past past);
    static Holdings silences(const AlertRule& rule, std::span<const SourceHeard> sources, Time now);
    void judge(const AlertRule& rule, const Holdings& holdings, Time now, Duration slide, std::vector<AlertEvent>& events);
    void keepEvents(const std::vector<AlertEvent>& events);

    mutable std::mutex m_mutex;
    std::vector<AlertRule> m_rules;
    std::map<std::string, Standing> m_states; ///< by the text of the rule
    std::map<Duration, Time> m_firstEnds;     ///< by length
    std::deque<AlertEvent> m_history;         ///< newest first
    std::size_t m_happened = 0;
};

} // namespace app
