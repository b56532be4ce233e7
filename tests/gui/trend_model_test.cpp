#include "gui/models/trend_model.h"
#include "tests/gui/sample.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>

#include <gmock/gmock.h>

#include <random>

namespace gui {
namespace {

using sample::rows;
using testing::ElementsAre;
using List = TrendModel::List;
using Order = TrendModel::Order;

class TrendModelTest : public testing::Test {
protected:
    std::vector<std::string> keys() const
    {
        std::vector<std::string> keys;
        for (int at = 0; at < m_model.rowCount(); ++at) keys.push_back(m_model.row(at).key);
        return keys;
    }

    TrendModel m_model{List::Hashtags};
    QAbstractItemModelTester m_tester{&m_model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST_F(TrendModelTest, RowsComeMoveAndGo)
{
    m_model.show(rows({"a", "b", "c", "d"}), Order::Free);
    m_model.show(rows({"d", "new", "a", "c"}), Order::Free);
    EXPECT_THAT(keys(), ElementsAre("d", "new", "a", "c"));
    m_model.show({}, Order::Free);
    EXPECT_EQ(m_model.rowCount(), 0);
}

TEST_F(TrendModelTest, AnyOrderBecomesAnyOther)
{
    std::mt19937 random(7);
    std::vector<std::string> all;
    for (char letter = 'a'; letter <= 'z'; ++letter) all.emplace_back(1, letter);
    for (int round = 0; round < 200; ++round) {
        std::ranges::shuffle(all, random);
        const std::vector<std::string> wanted(all.begin(), all.begin() + std::uniform_int_distribution(0, 26)(random));
        m_model.show(rows(wanted), Order::Free);
        ASSERT_EQ(keys(), wanted);
    }
}

TEST_F(TrendModelTest, ASelectionFollowsItsHashtag)
{
    m_model.show(rows({"a", "b", "c"}), Order::Free);
    QItemSelectionModel selection(&m_model);
    selection.select(m_model.index(1, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QSignalSpy reset(&m_model, &QAbstractItemModel::modelReset);
    QObject::connect(&selection, &QItemSelectionModel::selectionChanged, &selection,
        [&] { EXPECT_TRUE(selection.hasSelection()); });
    m_model.show(rows({"x", "c", "a", "y", "b"}), Order::Free);
    ASSERT_EQ(selection.selectedRows().size(), 1);
    EXPECT_EQ(selection.selectedRows().front().data(TrendModel::KeyRole).toString(), QStringLiteral("b"));
    EXPECT_EQ(selection.selectedRows().front().row(), 4);
    EXPECT_EQ(reset.count(), 0);
}

TEST_F(TrendModelTest, HeldRowsKeepTheirPlacesWhileNumbersGoOn)
{
    m_model.show(rows({"a", "b", "c"}), Order::Free);
    auto next = rows({"c", "new", "a"});
    next[0].count = 777;
    m_model.show(next, Order::Held);
    EXPECT_THAT(keys(), ElementsAre("a", "b", "c"));
    EXPECT_EQ(m_model.row(2).count, 777);
    EXPECT_EQ(m_model.row(2).rank, 1);
    m_model.show(next, Order::Free);
    EXPECT_THAT(keys(), ElementsAre("c", "new", "a"));
}

TEST_F(TrendModelTest, OnlyWhatChangedIsTold)
{
    auto shown = rows({"a", "b", "c", "d"});
    m_model.show(shown, Order::Free);
    QSignalSpy changed(&m_model, &QAbstractItemModel::dataChanged);
    m_model.show(shown, Order::Free);
    EXPECT_EQ(changed.count(), 0);
    shown[1].count = shown[2].count = 5;
    m_model.show(shown, Order::Free);
    ASSERT_EQ(changed.count(), 1);
    EXPECT_EQ(changed.front().at(0).toModelIndex().row(), 1);
    EXPECT_EQ(changed.front().at(1).toModelIndex().row(), 2);
}

TEST_F(TrendModelTest, ARowSpeaksAsAPersonWould)
{
    auto spoken = sample::row("qt", 3, 5'321, {true, 5, 4'000});
    spoken.perSecond = 12;
    m_model.show({spoken}, Order::Free);
    EXPECT_EQ(m_model.index(0, TrendModel::Name).data(Qt::AccessibleTextRole).toString(),
        QStringLiteral("rank 3, up 2, #qt, 5,321, 12.0 per second"));
}

TEST_F(TrendModelTest, MovementIsASignAndANumber)
{
    const auto shown = [&](app::Movement movement) {
        m_model.show({sample::row("qt", 3, 1, movement)}, Order::Free);
        return m_model.index(0, TrendModel::Move).data().toString();
    };
    EXPECT_EQ(shown({true, 6, 1}), QStringLiteral("▲3"));
    EXPECT_EQ(shown({true, 1, 1}), QStringLiteral("▼2"));
    EXPECT_EQ(shown({true, 3, 1}), QStringLiteral("–"));
    EXPECT_EQ(shown({true, std::nullopt, 0}), QStringLiteral("NEW"));
    EXPECT_EQ(shown({}), QString());
}

} // namespace
} // namespace gui
