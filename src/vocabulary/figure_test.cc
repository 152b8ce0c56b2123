#include "vocabulary/figure.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "vocabulary/money.h"

namespace chorsu {
namespace {

using testing::ElementsAre;

Money usd(std::int64_t dollars) {
  return {dollars * 100, Currency::parse("USD").value()};
}
Unknown gap(std::string id) {
  auto const key = id;
  return {std::move(id), message(key), {}, {}};
}
Evidence resting_on(Basis basis, std::string authority) {
  Source source;
  source.authority = std::move(authority);
  return {{}, basis, {source}, {}};
}
std::vector<std::string> gaps(Figure<Money> const& figure) {
  std::vector<std::string> ids;
  for (auto const& missing : figure.missing()) { ids.push_back(missing.id); }
  return ids;
}

TEST(Figure, UnknownIsNeverZero) {
  auto const unknown = Figure<Money>::unknown(gap("vat"));
  EXPECT_TRUE(unknown.is_unknown());
  EXPECT_FALSE(unknown.low());
  EXPECT_FALSE(unknown.high());
  EXPECT_FALSE(unknown.is_known() || unknown.is_range() || unknown.is_at_least());
  EXPECT_THAT(gaps(unknown), ElementsAre("vat"));

  auto const zero = Figure<Money>::known(usd(0), {});
  EXPECT_TRUE(zero.is_known());
  EXPECT_EQ(zero.low(), usd(0));
}

TEST(Figure, IsInExactlyOneState) {
  for (auto const& figure :
       {Figure<Money>::known(usd(5), {}), Figure<Money>::between(usd(5), usd(9), {}),
        Figure<Money>::at_least(usd(5), {gap("vat")}, {}), Figure<Money>::unknown(gap("vat"))}) {
    EXPECT_EQ(figure.is_known() + figure.is_range() + figure.is_at_least() + figure.is_unknown(), 1);
  }
  EXPECT_TRUE(Figure<Money>::between(usd(5), usd(5), {}).is_known());
}

TEST(Total, OfKnownPartsIsKnown) {
  auto const sum =
      total<Money>({Figure<Money>::known(usd(5), {}), Figure<Money>::known(usd(7), {})}, message("sum"));
  EXPECT_TRUE(sum.is_known());
  EXPECT_EQ(sum.low(), usd(12));
  EXPECT_EQ(sum.evidence().formula, message("sum"));
}

TEST(Total, OfRangesIsARange) {
  auto const sum = total<Money>(
      {Figure<Money>::between(usd(5), usd(8), {}), Figure<Money>::known(usd(7), {})}, message("sum"));
  EXPECT_TRUE(sum.is_range());
  EXPECT_EQ(sum.low(), usd(12));
  EXPECT_EQ(sum.high(), usd(15));
}

TEST(Total, WithAnUnknownPartIsALowerBoundThatNamesIt) {
  auto const sum =
      total<Money>({Figure<Money>::between(usd(5), usd(8), {}), Figure<Money>::unknown(gap("vat")),
                    Figure<Money>::at_least(usd(1), {gap("fee"), gap("vat")}, {})},
                   message("sum"));
  EXPECT_TRUE(sum.is_at_least());
  EXPECT_EQ(sum.low(), usd(6));
  EXPECT_FALSE(sum.high());
  EXPECT_THAT(gaps(sum), ElementsAre("vat", "fee"));
}

TEST(Total, OfNothingKnownIsUnknownAndNamesEveryPart) {
  auto const sum =
      total<Money>({Figure<Money>::unknown(gap("vat")), Figure<Money>::unknown(gap("duty"))}, message("sum"));
  EXPECT_TRUE(sum.is_unknown());
  EXPECT_THAT(gaps(sum), ElementsAre("vat", "duty"));

  auto const empty = total<Money>({}, message("sum"));
  EXPECT_TRUE(empty.is_unknown());
  EXPECT_THAT(gaps(empty), ElementsAre("figure.nothing"));
}

TEST(Total, IsAsSureAsItsWeakestPartAndNamesEachSourceOnce) {
  auto const sum = total<Money>({Figure<Money>::known(usd(1), resting_on(Basis::published, "ECB")),
                                 Figure<Money>::known(usd(1), resting_on(Basis::general_knowledge, "Chorsu")),
                                 Figure<Money>::known(usd(1), resting_on(Basis::published, "ECB"))},
                                message("sum"));
  EXPECT_EQ(sum.evidence().basis, Basis::general_knowledge);
  ASSERT_EQ(sum.evidence().sources.size(), 2U);
  EXPECT_EQ(sum.evidence().sources[0].authority, "ECB");
  EXPECT_EQ(sum.evidence().sources[1].authority, "Chorsu");
}

TEST(Evidence, JoinsCautionsOnce) {
  Evidence mine{message("formula"), Basis::computed, {}, {message("old")}};
  mine.rest_on({message("other"), Basis::published, {}, {message("old"), message("doubtful")}});
  EXPECT_EQ(mine.basis, Basis::computed);
  EXPECT_EQ(mine.formula, message("formula"));
  EXPECT_THAT(mine.cautions, ElementsAre(message("old"), message("doubtful")));
}

}  // namespace
}  // namespace chorsu
