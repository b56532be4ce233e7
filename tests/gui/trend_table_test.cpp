#include "gui/status_menu.h"
#include "gui/views/trend_table.h"
#include "tests/gui/hand.h"
#include "tests/gui/sample.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

#include <gmock/gmock.h>

namespace gui {
namespace {

using sample::rows;
using Order = TrendModel::Order;

class TrendTableTest : public testing::Test {
protected:
    void SetUp() override
    {
        m_model.show(rows({"a", "b", "c", "d"}), Order::Free);
        m_table.resize(700, 400);
        m_table.show();
    }

    QPoint placeOf(int row) const { return m_table.visualRect(m_model.index(row, TrendModel::Name)).center(); }
    QString selected() const
    {
        const auto rows = m_table.selectionModel()->selectedRows();
        return rows.size() == 1 ? rows.front().data(TrendModel::KeyRole).toString() : QString();
    }
    /// The keys of the selected rows, in their own order.
    QString chosen() const
    {
        QStringList keys;
        for (const auto& row : m_table.selectionModel()->selectedRows()) keys << row.data(TrendModel::KeyRole).toString();
        keys.sort();
        return keys.join(QString());
    }
    void reorder() { m_model.show(rows({"d", "c", "b", "a"}), Order::Free); }

    TrendModel m_model{TrendModel::List::Hashtags};
    TrendTable m_table{m_model};
};

TEST_F(TrendTableTest, AClickActsOnTheRowThatWasUnderThePointerAtThePress)
{
    QTest::mousePress(m_table.viewport(), Qt::LeftButton, {}, placeOf(0));
    reorder();
    pointAt(*m_table.viewport(), placeOf(0) + QPoint(2, 1), Qt::LeftButton);
    QTest::mouseRelease(m_table.viewport(), Qt::LeftButton, {}, placeOf(0));
    EXPECT_EQ(selected(), QStringLiteral("a"));
    EXPECT_EQ(m_table.currentIndex().row(), 3);
}

TEST_F(TrendTableTest, ADoubleClickOpensTheRowThatWasPressedLast)
{
    QSignalSpy opened(&m_table, &TrendTable::rowOpened);
    QTest::mousePress(m_table.viewport(), Qt::LeftButton, {}, placeOf(1));
    reorder();
    QTest::mouseRelease(m_table.viewport(), Qt::LeftButton, {}, placeOf(1));
    QTest::mouseDClick(m_table.viewport(), Qt::LeftButton, {}, placeOf(1));
    ASSERT_GE(opened.count(), 1);
    EXPECT_EQ(opened.front().front().toString(), QStringLiteral("b"));
}

TEST_F(TrendTableTest, AMenuActsOnTheRowThatItWasOpenedFor)
{
    QTest::mousePress(m_table.viewport(), Qt::RightButton, {}, placeOf(1));
    QContextMenuEvent asked(QContextMenuEvent::Mouse, placeOf(1), m_table.viewport()->mapToGlobal(placeOf(1)));
    QApplication::sendEvent(m_table.viewport(), &asked);
    EXPECT_TRUE(m_table.holdsOrder());
    auto* const menu = m_table.findChild<QMenu*>();
    ASSERT_NE(menu, nullptr);
    reorder();
    menu->actions().front()->trigger();
    EXPECT_EQ(QApplication::clipboard()->text(), QStringLiteral("#b"));
    menu->close();
}

TEST(StatusMenuTest, OnlyPagesOfTheWebAreOpened)
{
    const auto entries = [](const std::string& id) {
        QMenu menu;
        addStatusActions(menu, {id, "ada", {}});
        QStringList labels;
        for (const auto* action : menu.actions()) labels << action->text();
        return labels.join(u'|').toStdString();
    };
    EXPECT_EQ(entries("at://did:plc:x/app.bsky.feed.post/1"), "Open in browser|Copy link|Copy author|Copy id");
    EXPECT_EQ(entries("https://example.org/@ada/1"), "Open in browser|Copy link|Copy author|Copy id");
    EXPECT_EQ(entries("file:///etc/passwd"), "Copy author|Copy id");
    EXPECT_EQ(entries("633030754914668544"), "Copy author|Copy id");
}

TEST_F(TrendTableTest, ThePointerOverARowHoldsTheOrderUntilItLeaves)
{
    QSignalSpy changed(&m_table, &TrendTable::holdsOrderChanged);
    pointAt(*m_table.viewport(), placeOf(2));
    EXPECT_TRUE(m_table.holdsOrder());
    pointAt(*m_table.viewport(), QPoint(300, 300)); // under the last row
    EXPECT_FALSE(m_table.holdsOrder());
    EXPECT_EQ(changed.count(), 2);
}

TEST_F(TrendTableTest, AKeyHoldsTheOrderForThreeSeconds)
{
    QTest::keyClick(&m_table, Qt::Key_Down);
    EXPECT_TRUE(m_table.holdsOrder());
    auto* const timer = m_table.findChild<QTimer*>(QStringLiteral("keyHold"));
    ASSERT_NE(timer, nullptr);
    EXPECT_EQ(timer->intervalAsDuration(), std::chrono::seconds(3));
    timer->setInterval(0); // it is over
    QTRY_VERIFY(!m_table.holdsOrder());
}

TEST_F(TrendTableTest, ASelectionAloneHoldsNothing)
{
    m_table.selectRow(1);
    EXPECT_FALSE(m_table.holdsOrder());
    reorder();
    EXPECT_EQ(selected(), QStringLiteral("b"));
}

TEST_F(TrendTableTest, CopiesTheSelectedRowsAsTextAndAsATable)
{
    auto given = rows({"a", "b", "c", "d"});
    given[0].name = "<a>";
    m_model.show(given, Order::Free);
    QTest::mouseClick(m_table.viewport(), Qt::LeftButton, {}, placeOf(1));
    QTest::mouseClick(m_table.viewport(), Qt::LeftButton, Qt::ControlModifier, placeOf(0));
    QTest::keyClick(&m_table, Qt::Key_C, Qt::ControlModifier);
    EXPECT_EQ(QApplication::clipboard()->text(),
        QStringLiteral("1\t–\t#<a>\t100\t1.7\t–\n2\t▼1\t#b\t99\t1.6\t–"));
    const auto html = QApplication::clipboard()->mimeData()->html().toStdString();
    EXPECT_THAT(html, testing::StartsWith("<table><tr><th>#</th>"));
    EXPECT_THAT(html, testing::HasSubstr("<td>#&lt;a&gt;</td>"));
}

TEST_F(TrendTableTest, AChoiceOfSeveralFollowsItsHashtags)
{
    QTest::mouseClick(m_table.viewport(), Qt::LeftButton, {}, placeOf(0));
    QTest::mouseClick(m_table.viewport(), Qt::LeftButton, Qt::ShiftModifier, placeOf(2));
    EXPECT_EQ(chosen(), QStringLiteral("abc"));
    reorder();
    EXPECT_EQ(chosen(), QStringLiteral("abc"));
    EXPECT_EQ(m_table.currentIndex().data(TrendModel::KeyRole), QStringLiteral("c"));
    QTest::mouseClick(m_table.viewport(), Qt::LeftButton, {}, placeOf(0)); // one takes the place of all
    EXPECT_EQ(chosen(), QStringLiteral("d"));
    QTest::keyClick(&m_table, Qt::Key_Down, Qt::ShiftModifier);
    EXPECT_EQ(chosen(), QStringLiteral("cd"));
}

TEST_F(TrendTableTest, EnterOpensTheCurrentRow)
{
    QSignalSpy opened(&m_table, &TrendTable::rowOpened);
    m_table.selectRow(2);
    QTest::keyClick(&m_table, Qt::Key_Return);
    ASSERT_EQ(opened.count(), 1);
    EXPECT_EQ(opened.front().front().toString(), QStringLiteral("c"));
}

TEST_F(TrendTableTest, WhatDoesNotFitIsLeftOutFromTheEdge)
{
    m_table.resize(420, 400);
    EXPECT_TRUE(m_table.isColumnHidden(TrendModel::Rate));
    EXPECT_TRUE(m_table.isColumnHidden(TrendModel::Change));
    EXPECT_FALSE(m_table.isColumnHidden(TrendModel::Count));
    m_table.resize(900, 400);
    EXPECT_FALSE(m_table.isColumnHidden(TrendModel::Rate));
}

} // namespace
} // namespace gui
