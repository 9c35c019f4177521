using Microsoft.EntityFrameworkCore.Migrations;

namespace Socifaction.Services.Data;

/// <summary>What rows from before get in the columns of their kind that came later: a column of one kind is empty for the others.</summary>
internal static class FirstValues
{
    /// <summary>Activities are day centres whose offers hold a day; a place takes one of the capacity.</summary>
    public static void FillPlaces(this MigrationBuilder migration)
    {
        migration.Sql("""
            UPDATE offering SET form = 1, disability_takes = 1, funding = 0, offer_hours = 24, skips_ahead = false WHERE kind = 'Activity';
            """);
        migration.Sql("UPDATE booking SET size = 1 WHERE kind = 'Place';");
    }

    /// <summary>No vehicle waited for any ride and none went on to a further place; offerings of rides wait as they do when made anew.</summary>
    public static void FillRides(this MigrationBuilder migration)
    {
        migration.Sql("UPDATE booking SET vehicle_waits = false, is_onward = false WHERE kind = 'Ride';");
        migration.Sql("UPDATE offering SET longest_wait_minutes = 60, waiting_minutes = 60, lying_call = '1808' WHERE kind = 'RideService';");
    }

    /// <summary>Standing orders are made into rides as far ahead as with an offering made anew.</summary>
    public static void FillStandingOrders(this MigrationBuilder migration) =>
        migration.Sql("UPDATE offering SET standing_order_weeks = 4 WHERE kind = 'RideService';");
}
