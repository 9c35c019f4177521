using CsCheck;
using NodaTime;
using NodaTime.Testing.TimeZones;
using Socifaction.Services.Reminders;
using Socifaction.Services.Time;

namespace Socifaction.Services.Tests.Reminders;

public sealed class QuietHoursTests
{
    private static readonly DateTimeZone Vilnius = DateTimeZoneProviders.Tzdb["Europe/Vilnius"];
    private static readonly QuietHours Quiet = new(Vilnius);

    [Theory]
    [InlineData("2027-03-16T12:00", "2027-03-16T12:00")]
    [InlineData("2027-03-16T09:00", "2027-03-16T09:00")]
    [InlineData("2027-03-16T19:59", "2027-03-16T19:59")]
    [InlineData("2027-03-16T20:00", "2027-03-16T19:30")]
    [InlineData("2027-03-16T23:59", "2027-03-16T19:30")]
    [InlineData("2027-03-16T00:00", "2027-03-15T19:30")]
    [InlineData("2027-03-16T08:59", "2027-03-15T19:30")]
    [InlineData("2027-03-14T09:30", "2027-03-13T19:30")]
    [InlineData("2027-03-14T10:00", "2027-03-14T10:00")]
    [InlineData("2027-02-16T09:30", "2027-02-15T19:30")]
    [InlineData("2027-03-28T03:30", "2027-03-27T19:30")]
    [InlineData("2027-03-29T09:30", "2027-03-28T19:30")]
    [InlineData("2027-10-31T03:30", "2027-10-30T19:30")]
    public void What_would_disturb_goes_out_the_evening_before(string wished, string due)
    {
        var local = Local(wished);
        Quiet.Due(local.Date, local.TimeOfDay).Should().Be(At(due));
    }

    [Theory]
    [InlineData("2027-03-16T08:59:59", "2027-03-16T09:00:00")]
    [InlineData("2027-03-16T09:00:00", "2027-03-16T09:00:00")]
    [InlineData("2027-03-16T19:59:59", "2027-03-16T19:59:59")]
    [InlineData("2027-03-16T20:00:00", "2027-03-17T09:00:00")]
    [InlineData("2027-03-13T21:00:00", "2027-03-14T10:00:00")]
    [InlineData("2027-03-27T23:00:00", "2027-03-28T10:00:00")]
    [InlineData("2027-10-30T23:00:00", "2027-10-31T10:00:00")]
    [InlineData("2027-12-24T09:30:00", "2027-12-24T10:00:00")]
    public void The_sender_waits_for_the_morning(string now, string opening)
    {
        var instant = At(now);
        Quiet.NextOpening(instant).Should().Be(At(opening));
        Quiet.IsQuiet(instant).Should().Be(now != opening);
    }

    [Fact]
    public void Both_nights_of_the_clock_change_are_as_quiet_as_any()
    {
        (Quiet.NextOpening(At("2027-03-27T20:00")) - At("2027-03-27T20:00")).Should().Be(Duration.FromHours(13));
        (Quiet.NextOpening(At("2027-10-30T20:00")) - At("2027-10-30T20:00")).Should().Be(Duration.FromHours(15));
    }

    [Fact]
    public void A_clock_that_jumps_over_the_opening_opens_at_the_first_moment_after()
    {
        var change = Instant.FromUtc(2030, 5, 7, 8, 30);
        var zone = new SingleTransitionDateTimeZone(change, 0, 2);
        new QuietHours(zone).NextOpening(change - Duration.FromMinutes(10)).Should().Be(change);
    }

    [Fact]
    public void What_can_no_longer_be_told_in_time_is_for_the_telephone()
    {
        Quiet.CanStillSend(At("2027-03-16T21:00"), At("2027-03-17T09:15")).Should().BeTrue();
        Quiet.CanStillSend(At("2027-03-16T21:00"), At("2027-03-17T08:15")).Should().BeFalse();
        Quiet.CanStillSend(At("2027-03-16T12:00"), At("2027-03-16T12:00")).Should().BeFalse();
    }

    [Fact]
    public void A_due_time_is_never_quiet_never_later_and_less_than_sixteen_hours_earlier() =>
        Gen.Select(Gen.Int[0, 3650], Gen.Int[0, 1439]).Sample((day, minute) =>
        {
            var date = new LocalDate(2026, 1, 1).PlusDays(day);
            var time = LocalTime.FromMinutesSinceMidnight(minute);
            var due = Quiet.Due(date, time);
            Quiet.IsQuiet(due).Should().BeFalse();
            due.Should().BeLessThanOrEqualTo(Vilnius.InstantOf(date, time));
            (Vilnius.InstantOf(date, time) - due).Should().BeLessThan(Duration.FromHours(16), "fourteen and a half, and one more on the night in autumn");
            Quiet.IsQuiet(Quiet.NextOpening(Vilnius.InstantOf(date, time))).Should().BeFalse();
        }, iter: 5000);

    [Fact]
    public void A_telephone_rings_only_when_an_sms_may_come_too_and_never_later_than_wished() =>
        Gen.Select(Gen.Int[0, 3650], Gen.Int[0, 1439]).Sample((day, minute) =>
        {
            var calls = new QuietHours(Vilnius, isCall: true);
            var date = new LocalDate(2026, 1, 1).PlusDays(day);
            var time = LocalTime.FromMinutesSinceMidnight(minute);
            var wished = Vilnius.InstantOf(date, time);
            (calls.IsQuiet(wished) || !Quiet.IsQuiet(wished)).Should().BeTrue();
            calls.IsQuiet(calls.Due(date, time)).Should().BeFalse();
            calls.Due(date, time).Should().BeLessThanOrEqualTo(wished);
            calls.IsQuiet(calls.NextOpening(wished)).Should().BeFalse();
            calls.NextOpening(wished).Should().BeGreaterThanOrEqualTo(wished);
        }, iter: 5000);

    [Theory]
    [InlineData("2027-03-16T09:59", true)]
    [InlineData("2027-03-16T10:00", false)]
    [InlineData("2027-03-16T18:59", false)]
    [InlineData("2027-03-16T19:00", true)]
    [InlineData("2027-03-14T11:59", true)] // a Sunday
    [InlineData("2027-03-11T12:00", false)] // a public holiday
    public void Calls_are_made_between_ten_and_seven(string at, bool isQuiet) => new QuietHours(Vilnius, isCall: true).IsQuiet(At(at)).Should().Be(isQuiet);

    private static LocalDateTime Local(string text) => NodaTime.Text.LocalDateTimePattern.GeneralIso.Parse(text.Length == 16 ? text + ":00" : text).Value;

    private static Instant At(string text) => Vilnius.InstantOf(Local(text).Date, Local(text).TimeOfDay);
}
