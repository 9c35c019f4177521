namespace Socifaction.Services.Appointments.Meals;

/// <summary>Why the kitchen's days or settings are not changed.</summary>
public enum KitchenRefusal
{
    /// <summary>The day's meals are being served, or were.</summary>
    Past = 1,

    /// <summary>Since the form was shown other meals stand than it said.</summary>
    OtherMeals,

    /// <summary>Somebody changed the settings meanwhile.</summary>
    ChangedMeanwhile,

    /// <summary>On some day more portions are ordered than there are to be.</summary>
    TooManyOrdered,

    /// <summary>Meals are ordered on a day of the week that is to have none.</summary>
    MealsStand,

    /// <summary>Meals are to be served on no day of the week.</summary>
    NoWeekday,

    /// <summary>Meals are to be neither eaten here nor brought home.</summary>
    NoWay,

    /// <summary>Serving ends before it begins.</summary>
    EndsBeforeItStarts,

    /// <summary>Orders would still be taken while meals are served.</summary>
    DeadlineAfterServing,
}
