using Socifaction.Services.Bookings;

namespace Socifaction.Services.Tests.Bookings;

/// <summary>What a price comes to, in cents.</summary>
public sealed class PriceRuleTests
{
    [Theory]
    [InlineData(350, null, 350)]
    [InlineData(350, 0, 0)]
    [InlineData(350, 20, 70)]
    [InlineData(349, 20, 70)]
    [InlineData(347, 20, 69)]
    [InlineData(333, 40, 133)]
    [InlineData(1, 60, 1)]
    [InlineData(1, 40, 0)]
    [InlineData(350, 80, 280)]
    [InlineData(350, 100, 350)]
    [InlineData(0, 60, 0)]
    [InlineData(100_000_000, 80, 80_000_000)]
    public void A_person_pays_the_decided_share_rounded_to_a_cent(int whole, int? share, int paid)
    {
        var price = new PriceRule(PriceKind.Flat, 350) { IsByPaidShare = true };

        price.PaidBy(share, whole).Should().Be(paid);
        (price with { IsByPaidShare = false }).PaidBy(share, whole).Should().Be(whole, "where it is not paid by share a decision changes nothing");
    }

    [Theory]
    [InlineData(50, 630, 315)]
    [InlineData(50, 631, 316)]
    [InlineData(33, 250, 83)]
    [InlineData(33, 350, 116)]
    [InlineData(100, 631, 631)]
    [InlineData(1, 49, 0)]
    [InlineData(1, 50, 1)]
    [InlineData(50, 0, 0)]
    [InlineData(50, null, 0)]
    public void A_ride_costs_its_part_of_the_ticket_and_nothing_where_there_is_none(int percent, int? ticket, int price) =>
        PriceRule.OfBusTicket(percent).PriceOf(50_000, ticket).Should().Be(price);

    [Theory]
    [InlineData(25, 50, 101, 13)]
    [InlineData(50, 20, 631, 63)]
    [InlineData(50, 20, 635, 64)]
    public void The_share_is_taken_of_the_whole_price_once_it_is_rounded(int percent, int share, int ticket, int paid)
    {
        var price = PriceRule.OfBusTicket(percent) with { IsByPaidShare = true };

        price.PaidBy(share, price.PriceOf(0, ticket)).Should().Be(paid);
    }

    [Fact]
    public void Amount_part_and_share_fit_the_way_to_pay()
    {
        foreach (var kind in Enum.GetValues<PriceKind>())
        {
            var (isFree, isTicket) = (kind == PriceKind.Free, kind == PriceKind.BusTicket);
            foreach (var (cents, percent, isByShare) in from cents in (int[])[-1, 0, 100] from percent in (int[])[-1, 0, 1, 100, 101] from shared in (bool[])[false, true] select (cents, percent, shared))
            {
                var amountFits = isFree || isTicket ? cents == 0 : cents > 0;
                var partFits = isTicket ? percent is 1 or 100 : percent == 0;
                var shareFits = !isByShare || kind is not (PriceKind.Free or PriceKind.Contribution);
                new PriceRule(kind, cents) { Percent = percent, IsByPaidShare = isByShare }.Fits().Should().Be(amountFits && partFits && shareFits, $"{kind} {cents} {percent} {isByShare}");
            }
        }
    }

    [Fact]
    public void Another_amount_leaves_the_share_where_there_may_be_one()
    {
        var price = new PriceRule(PriceKind.Flat, 350) { IsByPaidShare = true };

        price.At(PriceKind.Flat, 400).Should().Be(new PriceRule(PriceKind.Flat, 400) { IsByPaidShare = true });
        price.At(PriceKind.Contribution, 400).Should().Be(new PriceRule(PriceKind.Contribution, 400));
        price.At(PriceKind.Flat, 0).Should().Be(PriceRule.Free);
        PriceRule.Free.At(PriceKind.PerHour, 360).Should().Be(new PriceRule(PriceKind.PerHour, 360));
    }
}
