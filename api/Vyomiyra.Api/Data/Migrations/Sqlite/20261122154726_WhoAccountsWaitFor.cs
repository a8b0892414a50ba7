using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Vyomiyra.Api.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WhoAccountsWaitFor : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Stalls",
                table: "ConversationTurns");

            migrationBuilder.AddColumn<long>(
                name: "WaitChangesAt",
                table: "Standings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "WaitColleagueId",
                table: "Standings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "WaitConversationId",
                table: "Standings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WaitReason",
                table: "Standings",
                type: "TEXT",
                unicode: false,
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WaitsFor",
                table: "Standings",
                type: "TEXT",
                unicode: false,
                maxLength: 32,
                nullable: false,
                defaultValue: "Nobody");

            migrationBuilder.AddColumn<long>(
                name: "WaitsSince",
                table: "Standings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "DisputeStalledAt",
                table: "ConversationTurns",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PromiseStalledAt",
                table: "ConversationTurns",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "WaitStalledAt",
                table: "ConversationTurns",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ColleagueAnsweredAt",
                table: "Conversations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Standings_WaitChangesAt",
                table: "Standings",
                column: "WaitChangesAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Standings_WaitChangesAt",
                table: "Standings");

            migrationBuilder.DropColumn(
                name: "WaitChangesAt",
                table: "Standings");

            migrationBuilder.DropColumn(
                name: "WaitColleagueId",
                table: "Standings");

            migrationBuilder.DropColumn(
                name: "WaitConversationId",
                table: "Standings");

            migrationBuilder.DropColumn(
                name: "WaitReason",
                table: "Standings");

            migrationBuilder.DropColumn(
                name: "WaitsFor",
                table: "Standings");

            migrationBuilder.DropColumn(
                name: "WaitsSince",
                table: "Standings");

            migrationBuilder.DropColumn(
                name: "DisputeStalledAt",
                table: "ConversationTurns");

            migrationBuilder.DropColumn(
                name: "PromiseStalledAt",
                table: "ConversationTurns");

            migrationBuilder.DropColumn(
                name: "WaitStalledAt",
                table: "ConversationTurns");

            migrationBuilder.DropColumn(
                name: "ColleagueAnsweredAt",
                table: "Conversations");

            migrationBuilder.AddColumn<string>(
                name: "Stalls",
                table: "ConversationTurns",
                type: "TEXT",
                maxLength: -1,
                nullable: false,
                defaultValue: "");
        }
    }
}
