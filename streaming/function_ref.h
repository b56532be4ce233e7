/// A reference to something callable, for calls that return before the callable goes out of scope.
#pragma once

#include <memory>
#include <type_traits>
#include <utility>

namespace streaming {

template <class Signature>
class FunctionRef;

/// Two pointers wide, never allocates, never owns.
template <class Out, class... In>
class FunctionRef<Out(In...)> {
public:
    template <class Fn>
        requires(!std::is_same_v<std::remove_cvref_t<Fn>, FunctionRef> && std::is_invocable_r_v<Out, Fn&, In...>)
    FunctionRef(Fn&& fn)
        : m_object(const_cast<void*>(static_cast<const void*>(std::addressof(fn))))
        , m_call([](void* object, In... in) -> Out {
            return (*static_cast<std::remove_reference_t<Fn>*>(object))(std::forward<In>(in)...);
        })
    {
    }

    Out operator()(In... in) const { return m_call(m_object, std::forward<In>(in)...); }

private:
    void* m_object;
    Out (*m_call)(void*, In...);
};

} // namespace streaming
