/// A source of one's own: a class that is started, stores records, and is stopped.
///
///     class Ticks final : public streaming::Receiver<int> {
///         void onStart() override
///         {
///             m_thread = std::jthread([this] { for (int tick = 0; store(tick); ++tick) { } });
///         }
///         void onStop() override { m_thread = {}; }
///         std::jthread m_thread;
///     };
///     auto ticks = context.receiverStream<int>(std::make_unique<Ticks>(), {.maxRate = 1000});
#pragma once

#include "streaming/backoff.h"
#include "streaming/input/block_generator.h"
#include "streaming/input/pid_rate_estimator.h"
#include "streaming/input/rate_limiter.h"

namespace streaming {

/// Lets the time that batches take decide how many records a second a receiver may store.
struct BackPressureOptions {
    std::optional<double> initialRate{}; ///< records a second before the first estimate; none: as many as come
    PidOptions pid{};
};

/// What becomes of what was stored and not processed, when the process dies.
enum class Durability {
    Logged,  ///< with a checkpoint directory it is in the log, and comes again; elements need a serialize function
    NotKept, ///< it is lost, but for what the source gives again
};

struct ReceiverOptions {
    BlockOptions blocks{};
    std::optional<double> maxRate{};                   ///< records a second; none: as many as come
    std::optional<BackPressureOptions> backPressure{}; ///< none: that of the context, where it has one
    BackoffOptions restart{};                          ///< the waits of `restart` without a delay of its own
    Durability durability = Durability::Logged;
};

/// What a receiver can ask for, whatever it receives. All but the callbacks may be called from any thread once it was
/// started; a call before has no effect.
class ReceiverControl {
public:
    ReceiverControl() = default;
    virtual ~ReceiverControl() = default;
    ReceiverControl(const ReceiverControl&) = delete;
    ReceiverControl& operator=(const ReceiverControl&) = delete;

    /// A short name for listeners and the thread.
    virtual std::string name() const { return "receiver"; }

    /// Starts to receive; must not block: long work belongs on a thread of its own. Called on the receiver's thread
    /// (`rx-NAME`); what it throws is reported, and the receiver is restarted.
    virtual void onStart() = 0;
    /// Ends what `onStart` began; when it returns nothing stores any more. On the same thread. Must not throw.
    virtual void onStop() = 0;

    /// Tells the listeners.
    void reportError(const std::string& message, const std::string& error = {});
    /// Asks for `onStop`, a wait, and `onStart` again; returns at once. Without a delay the wait follows the options'
    /// back-off, which begins anew after a start that stored something; once its attempts are used up the receiver
    /// ends. Requests that come before the first was met are one.
    void restart(const std::string& message, const std::string& error = {}, std::optional<Duration> delay = {});
    /// Ends the receiver for good; returns at once.
    void stop(const std::string& message, const std::string& error = {});

    bool isStarted() const;
    /// Whether it was asked to end, by itself or by the context: a thread of its own looks here.
    bool isStopped() const;

protected:
    const std::stop_token& stopToken() const { return m_stopToken; }
    bool hasSupervisor() const { return m_supervisor != nullptr; }
    void noteStored();

private:
    friend class ReceiverSupervisor;
    class ReceiverSupervisor* m_supervisor = nullptr;
    std::stop_token m_stopToken;
};

template <class T>
class ReceiverInput;

/// Stores are limited to the rate and bounded; they wait, drop or refuse as the options say. Any thread.
template <class T>
class Receiver : public ReceiverControl {
public:
    /// Makes elements of a block of bytes.
    using FromBytes = std::function<std::vector<T>(std::string_view bytes)>;

    /// One record, into the block that is being gathered: lost if the process dies before that is cut, or, without a
    /// log, before its batch has run.
    /// False where nothing is taken any more.
    bool store(T record)
    {
        if (!hasSupervisor() || !m_limiter->acquire(1, stopToken())) return false;
        return note(m_blocks->add(std::move(record))) != Stored::Refused;
    }

    /// Several records into that block, or none of them. As unreliable.
    bool storeAll(std::vector<T> records)
    {
        if (!hasSupervisor() || !m_limiter->acquire(records.size(), stopToken())) return false;
        return note(m_blocks->addAll(std::move(records))) != Stored::Refused;
    }

    /// The reliable form: the records are a block of their own, which is stored when this returns `Kept`, safe in the
    /// log where there is one; only then a source may be told that they have arrived.
    Stored store(std::vector<T> records)
    {
        if (!hasSupervisor() || !m_limiter->acquire(records.size(), stopToken())) return Stored::Refused;
        return note(m_blocks->addBlock(std::move(records)));
    }

    /// The same for a block as `fromBytes` reads it. An error of kind `Data` where that throws.
    Result<Stored> storeBytes(std::string_view bytes, const FromBytes& fromBytes)
    {
        std::vector<T> records;
        try {
            records = fromBytes(bytes);
        } catch (const std::exception& error) {
            return failure(ErrorKind::Data, std::string("a block cannot be read (") + error.what() + ")");
        }
        return store(std::move(records));
    }

private:
    friend class ReceiverInput<T>;

    Stored note(Stored stored)
    {
        if (stored == Stored::Kept) noteStored();
        return stored;
    }

    BlockGenerator<T>* m_blocks = nullptr;
    RateLimiter* m_limiter = nullptr;
};

} // namespace streaming
