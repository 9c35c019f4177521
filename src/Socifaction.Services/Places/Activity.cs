using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Places.Enrolments;
using Socifaction.Services.Places.Schedule;

namespace Socifaction.Services.Places;

/// <summary>How people come to an activity.</summary>
public enum ActivityForm
{
    /// <summary>On the days they choose: a day centre, an open workshop.</summary>
    Days = 1,

    /// <summary>Enrolled once for the whole series: a class, a course.</summary>
    Series = 2,

    /// <summary>To one dated event, several people with one booking.</summary>
    Event = 3,
}

/// <summary>What caps a session beside the room.</summary>
public enum CapacityRule
{
    /// <summary>The room alone.</summary>
    RoomOnly = 0,

    /// <summary>Children's day social care: as many as the staff on shift may look after, by <see cref="StaffRatio"/>.</summary>
    ChildrenPerWorker = 1,
}

/// <summary>The offering: a day centre, a class, a course, an event, whose dated sessions people come to.</summary>
public sealed class Activity : Offering
{
    public override IReadOnlyList<PriceKind> PriceKinds => [PriceKind.Free, PriceKind.Contribution, PriceKind.Flat];

    public ActivityForm Form { get; set; } = ActivityForm.Days;

    /// <summary>How many the room holds.</summary>
    public required int RoomLimit { get; set; }

    public CapacityRule CapacityRule { get; set; }

    /// <summary>Places that a child with a disability takes: more than one makes the group smaller.</summary>
    public int DisabilityTakes { get; set; } = 1;

    /// <summary>Whether it is for children, booked by their guardians.</summary>
    public bool IsForChildren { get; set; }

    /// <summary>Whether sessions fall out on public holidays.</summary>
    public bool RestsOnHolidays { get; set; } = true;

    /// <summary>Until when on the day an absence still lowers the count of meals; none where no meals are served.</summary>
    public LocalTime? MealsUntil { get; set; }

    /// <summary>The day of the week before, and its hour, until which families say which days they need; none where they need not.</summary>
    public IsoDayOfWeek? PlanDay { get; set; }

    public LocalTime? PlanUntil { get; set; }

    /// <summary>Who usually pays for those enrolled.</summary>
    public Funding Funding { get; set; }

    /// <summary>Academic hours a funded person must attend in a month; none where nobody asks.</summary>
    public int? LeastMonthlyHours { get; set; }

    /// <summary>Sessions one person may have in all; none where there is no limit.</summary>
    public int? Allowance { get; set; }

    /// <summary>Fewer than so many bring the session into question; none where any number will do.</summary>
    public int? LeastToRun { get; set; }

    /// <summary>The activity that looks after the children of those who come to this one.</summary>
    public Guid? ChildcareId { get; set; }

    /// <summary>How long a place that came free is kept for whoever it is offered to, in hours.</summary>
    public int OfferHours { get; set; } = 24;

    /// <summary>Whether somebody further down the waiting list is offered what is too little for those before.</summary>
    public bool SkipsAhead { get; set; }

    public List<WeeklySession> Pattern { get; } = [];
}
